import { maySignIn, standingOf } from '~/domain/membership/membership'
import type { SignIn } from '~/domain/membership/registration'
import type { Member } from '~/generated/prisma/client'
import { db } from '~/storage/database.server'
import { hashPassword, needsRehash, verifyPassword } from '~/storage/passwords.server'
import { noteFailedSignIn } from '../security-events.server'
import { type CameIn, comeIn, type HalfWay } from './come-in.server'
import { knownDevice } from './known-devices.server'
import { asLongAsOldHashes } from './old-hashes.server'
import { BUSY, type Busy, type Limited, limited } from './refusals.server'
import { askForTry, forgetTries, type MayTry, mayTry, noteFailure, triesOf } from './sign-in-limits.server'

export type SignedInAnswer =
  | CameIn
  | HalfWay
  | { outcome: 'wrong' }
  | { outcome: 'off' }
  | { outcome: 'refused' | 'suspended'; reason: string | null }
  | Limited
  | Busy

type Door = { address: string; deviceMark: string | null; deviceName: string; returnTo: string | null }

/**
 * Signs in with e-mail and password. Unknown address and wrong password are one answer, in the same time; only the
 * right password is told why its account may not sign in. An account whose address nobody has confirmed is none yet:
 * who registers somebody's address with a password of his own would else learn, by signing in with it, whether there
 * was an account before.
 */
export async function signIn(form: SignIn, door: Door, now: Date): Promise<SignedInAnswer> {
  const device = knownDevice(door.deviceMark, form.email.key, now)
  const tries = await triesOf(form.email.key, device, door.address)
  // Who may not try takes no place in the queue to the hashing table; who waited there is asked again.
  let answer: MayTry = await mayTry(tries)
  if (answer.outcome !== 'free') return stopped(answer)
  const begun = performance.now()
  const member = await db().member.findUnique({ where: { emailKey: form.email.key } })
  const verdict = await verifyPassword(member?.passwordHash ?? null, form.password, async () => {
    answer = await askForTry(tries)
    return answer.outcome === 'free'
  })
  if (verdict === 'busy') return BUSY
  if (verdict === 'stopped') return stopped(answer)
  const standing = member ? standingOf(member) : 'unconfirmed'
  if (verdict === 'wrong' || !member || standing === 'unconfirmed') {
    await noteFailure(tries)
    noteFailedSignIn(member?.id ?? null, now)
    await asLongAsOldHashes(begun, now)
    return { outcome: 'wrong' }
  }
  await forgetTries(tries)
  if (!maySignIn(standing)) return closed(standing, member)
  const { deviceName, returnTo } = door
  // The first device of all is new to nobody.
  const onNewDevice = device === null && member.lastSeenAt !== null
  const remember = form.remember === 'on'
  const came = await comeIn(member, { how: 'password', remember, deviceName, returnTo, onNewDevice }, now)
  if (came.outcome === 'too-late') return { outcome: 'wrong' }
  await refreshHash(member, form.password)
  return came
}

function stopped(answer: MayTry): SignedInAnswer {
  return answer.outcome === 'limited' ? limited(answer.seconds) : { outcome: 'off' }
}

function closed(standing: 'suspended' | 'refused', member: Member): SignedInAnswer {
  return {
    outcome: standing,
    reason: standing === 'suspended' ? member.suspensionReason : member.refusalReason,
  }
}

/** Old hashes grow with the portal's parameters, at the only moment when the password is known. */
async function refreshHash(member: Member, password: string): Promise<void> {
  if (!needsRehash(member.passwordHash)) return
  const passwordHash = await hashPassword(password)
  if (passwordHash)
    await db().member.updateMany({
      where: { id: member.id, passwordHash: member.passwordHash },
      data: { passwordHash },
    })
}
