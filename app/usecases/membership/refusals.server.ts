import { setTimeout as delay } from 'node:timers/promises'
import type { FieldError } from '~/domain/field-error'

/** Too often; the same for an address that is known and one that is not. */
export type Limited = { outcome: 'limited'; seconds: number }
/** Too many passwords wait to be hashed; nothing was done. */
export type Busy = { outcome: 'busy' }
/** A new password that may not be. */
export type PasswordRefused = { outcome: 'password-refused'; fault: FieldError }

export const limited = (seconds: number): Limited => ({ outcome: 'limited', seconds })
export const BUSY: Busy = { outcome: 'busy' }

/**
 * Answers after `milliseconds` at the earliest, so that the time does not tell whether there was something to do
 * for this address.
 */
export async function inEvenTime<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  const [result] = await Promise.all([work(), delay(milliseconds)])
  return result
}
