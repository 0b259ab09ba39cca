import { config } from '~/config.server'
import { GUEST, type SignedIn, type Visitor } from '~/domain/access/visitor'
import { DEFAULT_LOCALE, isLocale } from '~/domain/locale'
import { maySignIn, type Role, standingOf } from '~/domain/membership/membership'
import { asksSecondStep, demandsSecondFactor, type Factors } from '~/domain/membership/second-factor'
import { DURATIONS, milliseconds } from '~/domain/retention'
import type { Member as MemberRow } from '~/generated/prisma/client'
import { db, inTransaction, type Transaction } from '~/storage/database.server'
import { hashToken } from '~/storage/ids.server'
import {
  createLoginSession,
  endLoginSession,
  readLoginSession,
  replaceLoginSession,
} from '~/storage/lucia.server'
import { lockMember } from './members/lock-member.server'
import { noteVisit } from './members/visits.server'
import { owesAgreement } from './membership/agreement.server'
import { settingsOf } from './settings.server'
import { endTokensOf } from './tokens/end-tokens.server'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const MOST_SESSIONS = 10
const SESSION = milliseconds(DURATIONS.session)
const REMEMBERED = milliseconds(DURATIONS.rememberedSession)

/** Security rule 6.4: idle and absolute limits in milliseconds; admins and editors are never remembered. */
function sessionLimits(role: Role, remembered: boolean): { idle: number; absolute: number } {
  if (role === 'admin') return { idle: HOUR, absolute: SESSION }
  if (role === 'editor') return { idle: 4 * HOUR, absolute: SESSION }
  return remembered ? { idle: 14 * DAY, absolute: REMEMBERED } : { idle: 2 * HOUR, absolute: SESSION }
}

/** What a page may know of a signed-in person; role and standing are read at every request. */
export function personOf(row: MemberRow): SignedIn | null {
  const standing = standingOf(row)
  if (!maySignIn(standing)) return null
  return {
    kind: standing === 'pending' ? 'pending' : row.role,
    id: row.id,
    email: row.email,
    firstName: row.firstName,
    lastName: row.lastName,
    lang: isLocale(row.lang) ? row.lang : DEFAULT_LOCALE,
  }
}

/**
 * What a person is asked for before he goes on: whether to keep an account whose deletion he has asked for, to set
 * up the second factor that is demanded of him, or to accept texts that have changed.
 */
export type Hold = 'leaving' | 'second-factor' | 'terms'

/** Who stands behind a cookie, and when he last proved that it is he. */
export type Recognised = {
  visitor: Visitor
  /** Signed in, but held back by something that he owes: a guest to all but the page that asks for it. */
  held: { by: Hold; person: SignedIn } | null
  provenAt: Date | null
  secondFactorAt: Date | null
}

export const NOBODY: Recognised = { visitor: GUEST, held: null, provenAt: null, secondFactorAt: null }

/** Who stands behind a cookie: a guest when it is unknown, idle for too long, or its member may not sign in. */
export async function recogniseVisitor(token: string, now: Date): Promise<Recognised> {
  const known = await readLoginSession(token)
  if (!known) return NOBODY
  const { session, member } = known
  const limits = sessionLimits(member.role, session.remembered)
  const ended =
    now.getTime() - session.lastSeenAt.getTime() > limits.idle ||
    now.getTime() - session.createdAt.getTime() > limits.absolute
  const { secondFactorAt } = session
  const judged = ended ? null : await judgePerson({ ...known, secondFactorAt })
  if (!judged) {
    await endLoginSession(token)
    return NOBODY
  }
  if (now.getTime() - session.lastSeenAt.getTime() > 5 * MINUTE) await noteSeen(session.id, member.id, now)
  const facts = { provenAt: session.createdAt, secondFactorAt }
  const { person, owes: by } = judged
  return by ? { visitor: GUEST, held: { by, person }, ...facts } : { visitor: person, held: null, ...facts }
}

/**
 * Who a member is at this moment, and what he owes before he goes on; null when he may not sign in, or has proved
 * himself by one factor and has two to give: however a session or token came to be, it is then worth nothing.
 */
export async function judgePerson({
  member,
  factors,
  settings,
  secondFactorAt,
}: {
  member: MemberRow
  factors: Factors
  settings: unknown
  secondFactorAt: Date | null
}): Promise<{ person: SignedIn; owes: Hold | null } | null> {
  const person = personOf(member)
  if (!person) return null
  const demanded = demandsSecondFactor(person.kind, settingsOf(settings).secondFactor, config().loopback)
  if (!secondFactorAt && asksSecondStep(factors, demanded)) return null
  return { person, owes: await holdOf(member, demanded && !secondFactorAt) }
}

/** The first thing that this person owes, from what the one query brought: no other is asked for it. */
async function holdOf(member: MemberRow, owesFactor: boolean): Promise<Hold | null> {
  if (member.deletionAskedAt) return 'leaving'
  if (owesFactor) return 'second-factor'
  return (await owesAgreement(member.termsVersion)) ? 'terms' : null
}

async function noteSeen(sessionId: string, memberId: string, now: Date): Promise<void> {
  await db().loginSession.updateMany({ where: { id: sessionId }, data: { lastSeenAt: now } })
  await noteVisit(db(), memberId, now)
}

/** What the cookie of a new session holds; `maxAgeSeconds` is null when it ends with the browser. */
export type StartedSession = { token: string; maxAgeSeconds: number | null }

type NewSession = { remembered: boolean; deviceName: string; secondFactorAt?: Date | null }

/** Always a fresh token; whoever has it is here now. The oldest of more than ten sessions end. */
export async function startLoginSession(
  tx: Transaction,
  member: { id: string; role: Role },
  { remembered, deviceName, secondFactorAt = null }: NewSession,
  now: Date,
): Promise<StartedSession> {
  const kept = remembered && member.role === 'member'
  const { absolute } = sessionLimits(member.role, kept)
  const token = await createLoginSession(tx, member.id, {
    createdAt: now,
    lastSeenAt: now,
    remembered: kept,
    deviceName,
    secondFactorAt,
    endsAt: new Date(now.getTime() + absolute),
  })
  await noteVisit(tx, member.id, now)
  const surplus = await tx.loginSession.findMany({
    where: { memberId: member.id },
    orderBy: { lastSeenAt: 'desc' },
    skip: MOST_SESSIONS,
    select: { id: true },
  })
  if (surplus.length) await tx.loginSession.deleteMany({ where: { id: { in: surplus.map((s) => s.id) } } })
  return { token, maxAgeSeconds: kept ? absolute / 1000 : null }
}

/** The session in which somebody acts; `secondFactorAt`: he has just given a second factor in it. */
export type Here = { token: string; deviceName: string; secondFactorAt?: Date }

/**
 * Who has proved anew that it is he goes on under a fresh token, and what his session was stays: remembered, and proved
 * by a second factor unless `secondFactorAt` is later. Null when his session has ended meanwhile.
 */
export async function renewLoginSession(
  tx: Transaction,
  { token, deviceName, secondFactorAt }: Here,
  now: Date,
): Promise<StartedSession | null> {
  const known = await tx.loginSession.findUnique({
    where: { id: hashToken(token), expiresAt: { gt: now } },
    include: { member: { select: { role: true } } },
  })
  if (!known) return null
  const { remembered } = known
  const { absolute } = sessionLimits(known.member.role, remembered)
  const facts = {
    createdAt: now,
    lastSeenAt: now,
    remembered,
    deviceName,
    secondFactorAt: secondFactorAt ?? known.secondFactorAt,
    endsAt: new Date(now.getTime() + absolute),
  }
  const fresh = await replaceLoginSession(tx, token, facts)
  return fresh === null ? null : { token: fresh, maxAgeSeconds: remembered ? absolute / 1000 : null }
}

export { endLoginSession }

/**
 * Locks this person, and says whether the session of this token still is his: what a thief begins while the owner ends
 * his session is not done. Who ends it waits until the transaction is over.
 */
export async function holdSession(tx: Transaction, memberId: string, token: string): Promise<boolean> {
  await lockMember(tx, memberId)
  const held = await tx.$queryRaw<unknown[]>`
    select 1 from "LoginSession" where "id" = ${hashToken(token)} and "memberId" = ${memberId} for update`
  return held.length === 1
}

/** The id under which the session of this token is kept. */
export const sessionIdOf = (token: string): string => hashToken(token)

/**
 * Ends whatever acts in a person's name but the session of this token: the other sessions, and the tokens of programs,
 * which somebody may have made in one of those. Within his lock, so that none is made meanwhile.
 */
export async function endAllOthers(tx: Transaction, memberId: string, keptToken: string): Promise<void> {
  await tx.loginSession.deleteMany({ where: { memberId, id: { not: hashToken(keptToken) } } })
  await endTokensOf(tx, memberId)
}

/** A person ends all but the session in which he asks for it; his programs need new tokens. */
export async function endOtherLoginSessions(memberId: string, keptToken: string): Promise<void> {
  await inTransaction(async (tx) => {
    await lockMember(tx, memberId)
    await endAllOthers(tx, memberId, keptToken)
  })
}

/**
 * With a change of what protects an account every session and token of its owner ends, and the session in which he makes
 * it goes on under a fresh one. Null when that one has ended meanwhile: who asks is not here any more, and no session is touched.
 */
export async function goOnAlone(
  tx: Transaction,
  memberId: string,
  here: Here,
  now: Date,
): Promise<StartedSession | null> {
  const session = await renewLoginSession(tx, here, now)
  if (!session) return null
  await endAllOthers(tx, memberId, session.token)
  return session
}

export type LoginSessionView = {
  id: string
  /** « Firefox, Linux », or empty when unknown. */
  deviceName: string
  startedAt: string
  lastSeenAt: string
  here: boolean
}

/** A person's sessions that have not ended, this one first, then by last use. */
export async function listLoginSessions(
  person: SignedIn,
  token: string,
  now: Date,
): Promise<LoginSessionView[]> {
  const role = person.kind === 'pending' ? 'member' : person.kind
  const rows = await db().loginSession.findMany({
    where: { memberId: person.id, expiresAt: { gt: now } },
    orderBy: { lastSeenAt: 'desc' },
  })
  const here = hashToken(token)
  return rows
    .filter((row) => now.getTime() - row.lastSeenAt.getTime() <= sessionLimits(role, row.remembered).idle)
    .map((row) => ({
      id: row.id,
      deviceName: row.deviceName,
      startedAt: row.createdAt.toISOString(),
      lastSeenAt: row.lastSeenAt.toISOString(),
      here: row.id === here,
    }))
    .sort((a, b) => Number(b.here) - Number(a.here))
}

/** Ends one session of this person; false when he has none of this id. */
export async function endOwnLoginSession(person: SignedIn, sessionId: string): Promise<boolean> {
  const { count } = await db().loginSession.deleteMany({ where: { id: sessionId, memberId: person.id } })
  return count === 1
}
