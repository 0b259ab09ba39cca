const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** While a process sends a letter, no other one takes it; a process that dies gives it back after this time. */
export const LEASE = 2 * MINUTE
const LONGEST_WAIT = 6 * HOUR
const GIVE_UP_AFTER = 72 * HOUR

/** Milliseconds until the next try after this many: 1 min, 2, 4, … at most 6 h (security rule 6.14). */
export function waitAfter(attempts: number): number {
  return Math.min(MINUTE * 2 ** Math.max(0, attempts - 1), LONGEST_WAIT)
}

/** True for a letter that has been tried for 72 hours. */
export function isGivenUp(queuedAt: Date, now: Date): boolean {
  return now.getTime() - queuedAt.getTime() >= GIVE_UP_AFTER
}

export const LETTER_STATES = ['waiting', 'sent', 'dead'] as const
export type LetterState = (typeof LETTER_STATES)[number]

export function letterState({ sentAt, deadAt }: { sentAt: Date | null; deadAt: Date | null }): LetterState {
  if (sentAt) return 'sent'
  return deadAt ? 'dead' : 'waiting'
}
