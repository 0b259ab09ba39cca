import type { Member } from '~/generated/prisma/client'
import { equalHashes, keyedHash } from '~/storage/ids.server'
import { NO_PASSWORD } from '~/storage/passwords.server'

/**
 * What the browser keeps that gave this password. It is bound to the hash of one registration, and ends with it: an
 * address that is registered anew, or a password that no longer counts, has another.
 */
export const markRegistration = (passwordHash: string): string => keyedHash('registered-here', passwordHash)

/** Whether who confirms sits at the browser in which the password of this registration was chosen. */
export const isRegisteredHere = (
  marks: readonly string[],
  { passwordHash }: Pick<Member, 'passwordHash'>,
): boolean =>
  passwordHash !== NO_PASSWORD && marks.some((mark) => equalHashes(mark, markRegistration(passwordHash)))
