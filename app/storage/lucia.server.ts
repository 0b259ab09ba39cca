// The only file that knows lucia, which is deprecated upstream: docs/decisions/0002 says what replaces it.
import { type Adapter, type DatabaseSession, type DatabaseUser, Lucia, TimeSpan } from 'lucia'
import type { Member } from '~/generated/prisma/client'
import { db } from './database.server'
import { hashToken, newToken } from './ids.server'

type SessionFacts = { createdAt: Date; lastSeenAt: Date; remembered: boolean; deviceName: string }

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionFacts, { row: Member }>
    DatabaseSessionAttributes: SessionFacts & { endsAt: Date }
    DatabaseUserAttributes: { row: Member }
  }
}

/** Lucia extends sessions without an absolute end; ours end when they said they would, so extending is nothing. */
const adapter: Adapter = {
  async getSessionAndUser(token): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    const row = await db().loginSession.findUnique({
      where: { id: hashToken(token) },
      include: { member: true },
    })
    if (!row) return [null, null]
    const { memberId, expiresAt, createdAt, lastSeenAt, remembered, deviceName } = row
    return [
      {
        id: token,
        userId: memberId,
        expiresAt,
        attributes: { createdAt, lastSeenAt, remembered, deviceName, endsAt: expiresAt },
      },
      { id: memberId, attributes: { row: row.member } },
    ]
  },
  async getUserSessions() {
    return []
  },
  async setSession({ id: token, userId, attributes }) {
    const { createdAt, lastSeenAt, remembered, deviceName, endsAt } = attributes
    await db().loginSession.create({
      data: {
        id: hashToken(token),
        memberId: userId,
        createdAt,
        lastSeenAt,
        remembered,
        deviceName,
        expiresAt: endsAt,
      },
    })
  },
  async updateSessionExpiration() {},
  async deleteSession(token) {
    await db().loginSession.deleteMany({ where: { id: hashToken(token) } })
  },
  async deleteUserSessions(memberId) {
    await db().loginSession.deleteMany({ where: { memberId } })
  },
  async deleteExpiredSessions() {
    await db().loginSession.deleteMany({ where: { expiresAt: { lte: new Date() } } })
  },
}

const lucia = new Lucia(adapter, {
  sessionExpiresIn: new TimeSpan(1, 'm'),
  getSessionAttributes: ({ createdAt, lastSeenAt, remembered, deviceName }) => ({
    createdAt,
    lastSeenAt,
    remembered,
    deviceName,
  }),
  getUserAttributes: ({ row }) => ({ row }),
})

export type LoginSession = SessionFacts & { id: string; expiresAt: Date }

/** Stores a login session and returns its token, which is kept nowhere. */
export async function createLoginSession(
  memberId: string,
  facts: SessionFacts & { endsAt: Date },
): Promise<string> {
  const token = newToken()
  await lucia.createSession(memberId, facts, { sessionId: token })
  return token
}

/** The login session of a cookie's token and its member, in one query; null when its absolute end has passed. */
export async function readLoginSession(
  token: string,
): Promise<{ session: LoginSession; member: Member } | null> {
  const { session, user } = await lucia.validateSession(token)
  if (!session) return null
  return { session: { ...session, id: hashToken(token) }, member: user.row }
}

export async function endLoginSession(token: string): Promise<void> {
  await lucia.invalidateSession(token)
}
