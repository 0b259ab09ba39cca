import type { SignedIn } from '~/domain/access/visitor'
import { isOversizedPassword } from '~/domain/membership/password'
import { db } from '~/storage/database.server'
import { verifyPassword } from '~/storage/passwords.server'
import { countUse, forgetUses } from '~/storage/rate-limits.server'
import { renewLoginSession, type StartedSession } from '../login-sessions.server'
import { BUSY, type Busy, type Limited, limited } from './refusals.server'

/** It was proved, but the session has ended meanwhile, or goes on already under another token. */
export type Ended = { outcome: 'ended' }

/** The password once more: the session goes on under a new token, proved just now. */
export async function proveAgain(
  person: SignedIn,
  password: string,
  here: { token: string; deviceName: string },
  now: Date,
): Promise<
  { outcome: 'proved'; session: StartedSession } | Ended | { outcome: 'wrong-password' } | Limited | Busy
> {
  if (isOversizedPassword(password)) return { outcome: 'wrong-password' }
  const member = await db().member.findUniqueOrThrow({ where: { id: person.id } })
  let seconds = 0
  const verdict = await verifyPassword(member.passwordHash, password, async () => {
    seconds = await countUse(['password-check', person.id])
    return seconds === 0
  })
  if (verdict === 'busy') return BUSY
  if (verdict === 'stopped') return limited(seconds)
  if (verdict === 'wrong') return { outcome: 'wrong-password' }
  await forgetUses(['password-check', person.id])
  const session = await renewLoginSession(db(), here, now)
  return session ? { outcome: 'proved', session } : { outcome: 'ended' }
}
