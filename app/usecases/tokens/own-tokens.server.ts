import type { SignedIn } from '~/domain/access/visitor'
import { MOST_TOKENS, type Scope, type TokenOrder } from '~/domain/api/access-token'
import { wakeLetters } from '~/jobs/queue.server'
import { tokenLetters } from '~/mail/letters-tokens.server'
import { newAccessToken } from '~/storage/access-tokens.server'
import { db, inTransaction } from '~/storage/database.server'
import { hashToken, newId } from '~/storage/ids.server'
import { recordAct } from '../audit.server'
import { holdSession, sessionIdOf } from '../login-sessions.server'

const DAY = 24 * 3_600_000

export type TokenView = {
  id: string
  name: string
  scopes: Scope[]
  createdAt: string
  expiresAt: string
  ended: boolean
  /** YYYY-MM-DD */
  lastUsedOn: string | null
}

/** A person's tokens, the newest first. */
export async function listTokens(person: SignedIn, now: Date): Promise<TokenView[]> {
  const rows = await db().accessToken.findMany({
    where: { memberId: person.id },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  })
  return rows.map(({ id, name, scopes, createdAt, expiresAt, lastUsedOn }) => ({
    id,
    name,
    scopes: scopes as Scope[],
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    ended: expiresAt <= now,
    lastUsedOn: lastUsedOn?.toISOString().slice(0, 10) ?? null,
  }))
}

export type TokenMade =
  /** Shown this once, kept nowhere. */
  | { outcome: 'made'; token: string; name: string }
  | { outcome: 'too-many' }
  /** Whoever waits for approval has nothing yet that a program could read. */
  | { outcome: 'pending' }
  /** The session has ended meanwhile. */
  | { outcome: 'ended' }

/** Makes a token in this session, whose second factor it takes over; its owner gets a letter. */
export async function makeToken(
  person: SignedIn,
  { name, scopes, days }: TokenOrder,
  sessionToken: string,
  now: Date,
): Promise<TokenMade> {
  if (person.kind === 'pending') return { outcome: 'pending' }
  const token = newAccessToken()
  const id = newId()
  const expiresAt = new Date(now.getTime() + Number(days) * DAY)
  const outcome = await inTransaction(async (tx) => {
    if (!(await holdSession(tx, person.id, sessionToken))) return 'ended'
    const { secondFactorAt } = await tx.loginSession.findUniqueOrThrow({
      where: { id: sessionIdOf(sessionToken) },
    })
    const running = { memberId: person.id, expiresAt: { gt: now } }
    if ((await tx.accessToken.count({ where: running })) >= MOST_TOKENS) return 'too-many'
    const kept = { id, memberId: person.id, name, scopes: [...new Set(scopes)], tokenHash: hashToken(token) }
    await tx.accessToken.create({ data: { ...kept, createdAt: now, expiresAt, secondFactorAt } })
    const detail = { token: id, endsAt: expiresAt.toISOString() }
    const thing = { kind: 'member', id: person.id } as const
    await recordAct(tx, person, { act: 'make-token', thing, detail }, now)
    await tokenLetters.tokenMade(tx, person, { name, scopes, expiresAt }, now)
    return 'made'
  })
  if (outcome !== 'made') return { outcome }
  await wakeLetters()
  return { outcome, token, name }
}

/** Ends one token of this person, at once. Ended already, or somebody else's: what was wanted is so. */
export function endToken(person: SignedIn, tokenId: string, now: Date): Promise<void> {
  return inTransaction(async (tx) => {
    const { count } = await tx.accessToken.deleteMany({ where: { id: tokenId, memberId: person.id } })
    if (!count) return
    const thing = { kind: 'member', id: person.id } as const
    await recordAct(tx, person, { act: 'end-token', thing, detail: { token: tokenId } }, now)
  })
}
