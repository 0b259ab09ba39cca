/** Marks that stand as letters of their own, and the accents that they are. */
const ACCENTS: Record<string, string> = {
  '´': '\u0301',
  '`': '\u0300',
  ˆ: '\u0302',
  '¨': '\u0308',
  '˜': '\u0303',
}
/** None of these stands before a letter in a text that means it: the file sets its accents beside its letters. */
const SET_APART = /[´ˆ¨][aeiou]/i
const ACCENT_AND_LETTER = /([´`ˆ¨˜])([aeiouynıAEIOUYN])/g

/**
 * Older fonts of TeX print « é » as an accent and a letter: put together, as they are read and looked for. A text
 * without such letters keeps its marks, which programs are written with.
 */
export function withAccents(text: string): string {
  if (!SET_APART.test(text)) return text
  return text
    .replace(/([cC]) ?¸/g, '$1\u0327')
    .replace(ACCENT_AND_LETTER, (pair, mark: string, letter: string) => {
      const composed = `${letter === 'ı' ? 'i' : letter}${ACCENTS[mark]}`.normalize('NFC')
      return composed.length === 1 ? composed : pair
    })
    .normalize('NFC')
}
