/** A letter of the alphabet, or `other` for names that begin with none. */
export type AuthorLetter = string

const OTHER = 'other'
export const AUTHOR_LETTERS: readonly AuthorLetter[] = [...'abcdefghijklmnopqrstuvwxyz', OTHER]

/** Sort keys of the database (author_key), which writes `~` before those without letter. */
export const ALL_AUTHORS = { from: '', upTo: '\u{10ffff}' }

/** The sort keys of a letter: from one on, and before another. */
export function keysOf(letter: AuthorLetter): { from: string; upTo: string } {
  if (letter === OTHER) return { from: '~', upTo: ALL_AUTHORS.upTo }
  return { from: letter, upTo: String.fromCharCode(letter.charCodeAt(0) + 1) }
}

/** The letter under which a sort key stands. */
export function letterOf(sortKey: string): AuthorLetter {
  const first = sortKey[0] ?? ''
  return first >= 'a' && first <= 'z' ? first : OTHER
}

/** The letter in an address; null for anything that is none. */
export const readLetter = (asked: string | null): AuthorLetter | null =>
  AUTHOR_LETTERS.find((letter) => letter === asked) ?? null

/** Names that follow one another under their letters. */
export function byLetter<T extends { sortKey: string }>(
  authors: T[],
): { letter: AuthorLetter; authors: T[] }[] {
  return AUTHOR_LETTERS.map((letter) => ({
    letter,
    authors: authors.filter(({ sortKey }) => letterOf(sortKey) === letter),
  })).filter((group) => group.authors.length)
}
