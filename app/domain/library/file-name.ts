const MOST_CHARACTERS = 200
/** Control characters, and those that turn the direction of writing: « exe.pdf » may be shown as « fdp.exe ». */
const UNSEEN = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/** The name under which a file is kept and offered: without folders and unseen characters; null when none is left. */
export function storedName(given: string): string | null {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const name = last.replace(UNSEEN, '').replace(/\s+/g, ' ').trim()
  const dot = name.lastIndexOf('.')
  if (dot < 1) return null
  const [stem, ending] = [[...name.slice(0, dot)], name.slice(dot)]
  if (ending.length < 2 || ending.length > 10) return null
  return stem.slice(0, MOST_CHARACTERS - ending.length).join('') + ending
}
