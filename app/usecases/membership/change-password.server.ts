import type { SignedIn } from '~/domain/access/visitor'
import type { PasswordChange } from '~/domain/membership/registration'
import type { Member } from '~/generated/prisma/client'
import { wakeLetters } from '~/jobs/queue.server'
import { letters } from '~/mail/letters.server'
import { db, inTransaction } from '~/storage/database.server'
import { hashPassword, verifyPassword } from '~/storage/passwords.server'
import { countUse, forgetUses } from '~/storage/rate-limits.server'
import { recordAct } from '../audit.server'
import { carriedOver, type StartedSession, startLoginSession } from '../login-sessions.server'
import { wordsOfMember } from './forgotten-password.server'
import { refusedPassword } from './new-password.server'
import { retireOpenDoors } from './one-time-tokens.server'
import { BUSY, type Busy, type Limited, limited, type PasswordRefused } from './refusals.server'

type Here = { token: string; deviceName: string }

/** Changes the password of who knows the old one. Every session ends; the one of this device goes on under a new token. */
export async function changePassword(
  person: SignedIn,
  form: PasswordChange,
  here: Here,
  now: Date,
): Promise<
  | { outcome: 'changed'; session: StartedSession }
  | { outcome: 'wrong-password' }
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
  const carried = await carriedOver(here.token)
  if (!(await replace(person, member, passwordHash, now))) return { outcome: 'wrong-password' }
  await wakeLetters()
  const session = await startLoginSession(member, { ...carried, deviceName: here.deviceName }, now)
  return { outcome: 'changed', session }
}

/** False when the password has changed in the meantime. */
function replace(person: SignedIn, member: Member, passwordHash: string, now: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    const { count } = await tx.member.updateMany({
      where: { id: member.id, passwordHash: member.passwordHash },
      data: { passwordHash },
    })
    if (count === 0) return false
    await tx.loginSession.deleteMany({ where: { memberId: member.id } })
    await retireOpenDoors(tx, member.id, now)
    await letters.passwordChanged(tx, member, now)
    await recordAct(tx, person, { act: 'change-password', thing: { kind: 'member', id: member.id } }, now)
    return true
  })
}
