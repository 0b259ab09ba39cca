import type { FieldError } from '../field-error'

/** What the settings may ask for; NIST SP 800-63B-4 advises 15 where a password is the only factor. */
export const PASSWORD_MINIMUM = { least: 12, usual: 12, most: 64 } as const
const PASSWORD_MAX = 128
/** More is refused before anything is computed from it. */
const PASSWORD_MOST_BYTES = 1024

/** The form that is hashed and judged: an é typed on two keyboards is one é. Neither trimmed nor cut. */
export const normalisedPassword = (typed: string): string => typed.normalize('NFKC')

/** True for a password that no page of ours lets through; it is never hashed. */
export const isOversizedPassword = (typed: string): boolean =>
  typed.length > PASSWORD_MOST_BYTES || new TextEncoder().encode(typed).length > PASSWORD_MOST_BYTES

/** How many code points a password has, as the minimum and the maximum count them. */
export const passwordLength = (typed: string): number => [...normalisedPassword(typed)].length

/**
 * Why the form of a new password is refused, or null: `minimum` to 128 code points, not digits alone; nothing else
 * is demanded of its composition (security rule 6.3; NIST SP 800-63B, 3.1.1.2). How well it resists guessing is
 * the judge's business.
 */
export function passwordFault(typed: string, minimum: number = PASSWORD_MINIMUM.least): FieldError | null {
  if (isOversizedPassword(typed)) return 'password-too-long'
  const length = passwordLength(typed)
  if (length < minimum) return 'password-too-short'
  if (length > PASSWORD_MAX) return 'password-too-long'
  return /^[\p{N}\s]+$/u.test(normalisedPassword(typed)) ? 'password-digits-only' : null
}

/** Words of a person or a site that his password must not be made of: names, parts of the address. */
export function ownWordsOf(texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length >= 3)
}
