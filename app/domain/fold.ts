/** A text without regard to case, accents, and all that is neither letter nor digit: « E-mail » is « email ». */
export function foldWord(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}
