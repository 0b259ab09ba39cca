// The only file that knows lucia, which is deprecated upstream: docs/decisions/0002 says what replaces it.
import { type Adapter, type DatabaseSession, type DatabaseUser, Lucia, TimeSpan } from 'lucia'
import type { Factors } from '~/domain/membership/second-factor'
import type { Member } from '~/generated/prisma/client'
import { databasePool, db, type Transaction } from './database.server'
import { hashToken, newToken } from './ids.server'

type SessionFacts = {
  createdAt: Date
  lastSeenAt: Date
  remembered: boolean
  deviceName: string
  secondFactorAt: Date | null
}

/** One row: the session, its member, and what the settings demand of him. */
type KnownRow = Member & {
  sessionCreatedAt: Date
  sessionLastSeenAt: Date
  expiresAt: Date
  remembered: boolean
  deviceName: string
  secondFactorAt: Date | null
  app: boolean
  passkey: boolean
  settings: unknown
}

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionFacts, { row: KnownRow }>
    DatabaseSessionAttributes: SessionFacts & { endsAt: Date }
    DatabaseUserAttributes: { row: KnownRow }
  }
}

const SESSION = `
  select m.*, s."createdAt" as "sessionCreatedAt", s."lastSeenAt" as "sessionLastSeenAt", s."expiresAt",
    s."remembered", s."deviceName", s."secondFactorAt",
    exists (select 1 from "SecondFactor" f where f."memberId" = m."id") as "app",
    exists (select 1 from "Passkey" p where p."memberId" = m."id") as "passkey",
    (select "value" from "Setting" where "key" = 'settings') as "settings"
  from "LoginSession" s join "Member" m on m."id" = s."memberId"
  where s."id" = $1`

/** Lucia extends sessions without an absolute end; ours end when they said they would, so extending is nothing. */
const adapterOn = (tx: () => Transaction): Adapter => ({
  async getSessionAndUser(token): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    // Past Prisma: each page, file and picture asks this first. What an act has not committed is no session yet.
    const [row] = (await databasePool().query<KnownRow>(SESSION, [hashToken(token)])).rows
    if (!row) return [null, null]
    const { id, expiresAt, sessionCreatedAt, sessionLastSeenAt, remembered, deviceName, secondFactorAt } = row
    const facts = { createdAt: sessionCreatedAt, lastSeenAt: sessionLastSeenAt, remembered, deviceName }
    return [
      { id: token, userId: id, expiresAt, attributes: { ...facts, secondFactorAt, endsAt: expiresAt } },
      { id, attributes: { row } },
    ]
  },
  async getUserSessions() {
    return []
  },
  async setSession({ id: token, userId, attributes }) {
    const { createdAt, lastSeenAt, remembered, deviceName, secondFactorAt, endsAt } = attributes
    await tx().loginSession.create({
      data: {
        id: hashToken(token),
        memberId: userId,
        createdAt,
        lastSeenAt,
        remembered,
        deviceName,
        secondFactorAt,
        expiresAt: endsAt,
      },
    })
  },
  async updateSessionExpiration() {},
  async deleteSession(token) {
    await tx().loginSession.deleteMany({ where: { id: hashToken(token) } })
  },
  async deleteUserSessions(memberId) {
    await tx().loginSession.deleteMany({ where: { memberId } })
  },
  async deleteExpiredSessions() {
    await tx().loginSession.deleteMany({ where: { expiresAt: { lte: new Date() } } })
  },
})

const luciaOn = (tx: () => Transaction) =>
  new Lucia(adapterOn(tx), {
    sessionExpiresIn: new TimeSpan(1, 'm'),
    getSessionAttributes: ({ createdAt, lastSeenAt, remembered, deviceName, secondFactorAt }) => ({
      createdAt,
      lastSeenAt,
      remembered,
      deviceName,
      secondFactorAt,
    }),
    getUserAttributes: ({ row }) => ({ row }),
  })

const lucia = luciaOn(db)

export type LoginSession = SessionFacts & { id: string; expiresAt: Date }

/** Stores a login session with what it is the end of, and returns its token, which is kept nowhere. */
export async function createLoginSession(
  tx: Transaction,
  memberId: string,
  facts: SessionFacts & { endsAt: Date },
): Promise<string> {
  const token = newToken()
  await luciaOn(() => tx).createSession(memberId, facts, { sessionId: token })
  return token
}

/** The login session of a cookie's token, its member and the settings, in one query; null past its absolute end. */
export async function readLoginSession(
  token: string,
): Promise<{ session: LoginSession; member: Member; factors: Factors; settings: unknown } | null> {
  const { session, user } = await lucia.validateSession(token)
  if (!session) return null
  const { row: member } = user
  const { app, passkey, settings } = member
  return { session: { ...session, id: hashToken(token) }, member, factors: { app, passkey }, settings }
}

/**
 * Puts a fresh session in the place of this one, in one statement: null when this one has been ended, also at this
 * very moment, for then it must not come back under another token.
 */
export async function replaceLoginSession(
  tx: Transaction,
  token: string,
  { endsAt: expiresAt, ...facts }: SessionFacts & { endsAt: Date },
): Promise<string | null> {
  const fresh = newToken()
  const { count } = await tx.loginSession.updateMany({
    where: { id: hashToken(token) },
    data: { id: hashToken(fresh), ...facts, expiresAt },
  })
  return count === 1 ? fresh : null
}

export async function endLoginSession(token: string): Promise<void> {
  await lucia.invalidateSession(token)
}
