import type { SignedIn } from '~/domain/access/visitor'
import { maySignIn, standingOf } from '~/domain/membership/membership'
import type { PasskeyAssertion } from '~/domain/membership/passkey'
import { db, inTransaction } from '~/storage/database.server'
import { holdSession, renewLoginSession, type StartedSession } from '../../login-sessions.server'
import { type CameIn, openDoor } from '../come-in.server'
import { findLiveToken } from '../one-time-tokens.server'
import type { Ended } from '../prove-again.server'
import { inEvenTime } from '../refusals.server'
import { verifyPasskey } from './use-passkey.server'

/** Milliseconds that an answer takes at least: an unknown passkey is told apart from a wrong one by nothing. */
const EVEN = 80

type Way = { remember: boolean; deviceName: string }

/**
 * Signs in by a passkey alone: the device has asked for a PIN or a fingerprint, so that it is both factors. `closed`
 * is told to the right passkey of who may not come in.
 */
export function signInByPasskey(
  assertion: PasskeyAssertion,
  way: Way & { returnTo: string | null },
  now: Date,
): Promise<CameIn | { outcome: 'wrong' | 'closed' }> {
  return inEvenTime(EVEN, async () => {
    const answered = await verifyPasskey(assertion, { purpose: 'sign-in', memberId: null }, now)
    if (!answered) return { outcome: 'wrong' }
    const { member, stands } = answered
    if (!maySignIn(standingOf(member))) return { outcome: 'closed' }
    const came = await openDoor(member, { ...way, how: 'passkey', stands, secondFactorAt: now }, now)
    return came.outcome === 'too-late' ? { outcome: 'wrong' } : came
  })
}

/** The second half of signing in, by a passkey instead of a code. */
export async function secondStepByPasskey(
  { token, assertion }: { token: string; assertion: PasskeyAssertion },
  way: Way,
  now: Date,
): Promise<CameIn | { outcome: 'wrong' | 'too-late' }> {
  const live = await findLiveToken(token, 'second-factor', now)
  if (!live || !maySignIn(standingOf(live.member))) return { outcome: 'too-late' }
  const asked = { purpose: 'second-step', memberId: live.memberId } as const
  const answered = await verifyPasskey(assertion, asked, now)
  if (!answered) return { outcome: 'wrong' }
  const { returnTo, id: spends } = live
  const given = { how: 'second-factor', returnTo, spends, stands: answered.stands } as const
  return openDoor(live.member, { ...way, ...given, secondFactorAt: now }, now)
}

/** Who came half-way in with this token, for the question to his device; null when it is too late. */
export async function halfWayMember(token: string, now: Date): Promise<string | null> {
  return (await findLiveToken(token, 'second-factor', now))?.memberId ?? null
}

/** Proves before something dangerous that it is he: the session goes on under a new token. */
export async function proveByPasskey(
  person: SignedIn,
  assertion: PasskeyAssertion,
  here: { token: string; deviceName: string },
  now: Date,
): Promise<{ outcome: 'proved'; session: StartedSession } | Ended | { outcome: 'wrong' }> {
  const answered = await verifyPasskey(assertion, { purpose: 'proof', memberId: person.id }, now)
  if (!answered) return { outcome: 'wrong' }
  const session = await inTransaction(async (tx) => {
    if (!(await holdSession(tx, person.id, here.token)) || !(await answered.stands(tx))) return null
    return renewLoginSession(tx, { ...here, secondFactorAt: now }, now)
  })
  return session ? { outcome: 'proved', session } : { outcome: 'ended' }
}

/** Whether this person could prove himself by a passkey. */
export async function hasPasskey(person: SignedIn): Promise<boolean> {
  return (await db().passkey.count({ where: { memberId: person.id } })) > 0
}
