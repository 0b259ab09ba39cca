import { createReadStream } from 'node:fs'

/** Tabulators and ends of lines; every other control character is not text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/
/** A page that a browser might run, behind a mark of UTF-8 and blanks. */
const MARKUP = /^(?:\xef\xbb\xbf)?\s*</

/**
 * Whether all of a file is text, in UTF-8 or in an alphabet of one byte: in neither is a control character a part of
 * another one, so that both can be read as Latin-1.
 */
export async function looksLikeText(file: string): Promise<boolean> {
  let first = true
  for await (const chunk of createReadStream(file)) {
    const text = (chunk as Buffer).toString('latin1')
    if (CONTROL.test(text) || (first && MARKUP.test(text))) return false
    first = false
  }
  return true
}
