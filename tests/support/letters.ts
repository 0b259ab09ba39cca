import type { Portal } from './portal'

/** The newest letter of a kind to an address, as it was queued. */
export async function newestLetter(portal: Portal, toAddress: string, kind?: string) {
  return portal.db.letter.findFirst({
    where: { toAddress, ...(kind ? { kind } : {}) },
    orderBy: { queuedAt: 'desc' },
  })
}

/** The path and query of the letter's link that contains `part`. */
export function pathIn(letter: { text: string } | null, part: string): string {
  const link = letter?.text.match(/https?:\/\/\S+/g)?.find((candidate) => candidate.includes(part))
  if (!link) throw new Error(`no link with ${part} in ${letter?.text ?? 'no letter'}`)
  const { pathname, search } = new URL(link)
  return pathname + search
}

/** The code of a letter, as it is kept. */
export function codeIn(letter: { text: string } | null): string {
  const code = /^([0-9A-HJKMNP-TV-Z]{4})-([0-9A-HJKMNP-TV-Z]{4})$/m.exec(letter?.text ?? '')
  if (!code) throw new Error(`no code in ${letter?.text ?? 'no letter'}`)
  return `${code[1]}${code[2]}`
}

export const tokenOf = (path: string): string => new URL(path, 'http://x').searchParams.get('token') ?? ''
