import type { SignedIn } from '~/domain/access/visitor'
import type { PasswordChange } from '~/domain/membership/registration'
import type { Member } from '~/generated/prisma/client'
import { wakeLetters } from '~/jobs/queue.server'
import { letters } from '~/mail/letters.server'
import { db, inTransaction } from '~/storage/database.server'
import { hashPassword, verifyPassword } from '~/storage/passwords.server'
import { countUse, forgetUses } from '~/storage/rate-limits.server'
import { recordAct } from '../audit.server'
import { goOnAlone, type Here, type StartedSession } from '../login-sessions.server'
import { lockMember } from '../members/lock-member.server'
import { wordsOfMember } from './forgotten-password.server'
import { refusedPassword } from './new-password.server'
import { retireOpenDoors } from './one-time-tokens.server'
import type { Ended } from './prove-again.server'
import { BUSY, type Busy, type Limited, limited, type PasswordRefused } from './refusals.server'

/** Changes the password of who knows the old one. Every session ends; the one of this device goes on under a new token. */
export async function changePassword(
  person: SignedIn,
  form: PasswordChange,
  here: Here,
  now: Date,
): Promise<
  | { outcome: 'changed'; session: StartedSession }
  | { outcome: 'wrong-password' }
  | Ended
  | PasswordRefused
  | Limited
  | Busy
> {
  const member = await db().member.findUniqueOrThrow({ where: { id: person.id } })
  const refused = await refusedPassword(form.newPassword, wordsOfMember(member), person.id)
  if (refused) return refused
  let seconds = 0
  const verdict = await verifyPassword(member.passwordHash, form.password, async () => {
    seconds = await countUse(['password-check', person.id])
    return seconds === 0
  })
  if (verdict === 'stopped') return limited(seconds)
  if (verdict === 'wrong') return { outcome: 'wrong-password' }
  const passwordHash = verdict === 'busy' ? null : await hashPassword(form.newPassword)
  if (!passwordHash) return BUSY
  await forgetUses(['password-check', person.id])
  const session = await replace(person, { member, passwordHash }, here, now)
  if (!session) return { outcome: 'ended' }
  await wakeLetters()
  return { outcome: 'changed', session }
}

/** Null when the session has ended meanwhile, as it has when the password was changed elsewhere. */
function replace(
  person: SignedIn,
  { member, passwordHash }: { member: Member; passwordHash: string },
  here: Here,
  now: Date,
): Promise<StartedSession | null> {
  return inTransaction(async (tx) => {
    await lockMember(tx, member.id)
    const session = await goOnAlone(tx, member.id, here, now)
    if (!session) return null
    await tx.member.update({ where: { id: member.id }, data: { passwordHash } })
    await retireOpenDoors(tx, member.id, now)
    await letters.passwordChanged(tx, member, now)
    await recordAct(tx, person, { act: 'change-password', thing: { kind: 'member', id: member.id } }, now)
    return session
  })
}
