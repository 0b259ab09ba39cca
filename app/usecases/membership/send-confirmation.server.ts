import type { Member } from '~/generated/prisma/client'
import { letters } from '~/mail/letters.server'
import type { Transaction } from '~/storage/database.server'
import { keyedHash, newCode } from '~/storage/ids.server'
import { issueToken } from './one-time-tokens.server'

/** How a code is kept: keyed, and bound to its member, because it could be guessed from a plain hash. */
export const codeHashOf = (memberId: string, code: string): string =>
  keyedHash('confirm-code', `${memberId}\0${code}`)

/** A fresh link and code for somebody who has not confirmed his address; the letter carries where he wanted to go. */
export async function sendConfirmation(
  tx: Transaction,
  member: Member,
  returnTo: string | null,
  now: Date,
): Promise<void> {
  const code = newCode()
  const token = await issueToken(
    tx,
    { memberId: member.id, purpose: 'confirm-email', returnTo, codeHash: codeHashOf(member.id, code) },
    now,
  )
  await letters.confirmEmail(tx, member, { token, code, returnTo }, now)
}
