import { createHash, randomBytes } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import type { PrismaClient } from '../../app/generated/prisma/client'

/** The people of our tests. Paul waits for approval, Lise is suspended, Ugo has not confirmed his e-mail. */
export const CAST = {
  ada: { firstName: 'Ada', role: 'admin', state: 'active' },
  emile: { firstName: 'Émile', role: 'editor', state: 'active' },
  marie: { firstName: 'Marie', role: 'member', state: 'active' },
  paul: { firstName: 'Paul', role: 'member', state: 'pending' },
  lise: { firstName: 'Lise', role: 'member', state: 'suspended' },
  ugo: { firstName: 'Ugo', role: 'member', state: 'unconfirmed' },
} as const

/** A second member and a second admin, where two of a kind are wanted; not there unless a test creates them. */
export const SECONDS = {
  malik: { firstName: 'Malik', role: 'member', state: 'active' },
  adele: { firstName: 'Adèle', role: 'admin', state: 'active' },
} as const

const EVERYBODY = { ...CAST, ...SECONDS }
export type CastName = keyof typeof EVERYBODY

export const PASSWORD = 'une phrase que personne ne devine'

export const idOf = (name: CastName): string => `cast-${name}`.padEnd(21, '0')
export const emailOf = (name: CastName): string => `${name}@exemple.test`

const YESTERDAY = new Date(Date.now() - 24 * 3600 * 1000)

/** Writes the whole cast into an empty database. */
export const createCast = (db: PrismaClient): Promise<void> =>
  createPeople(db, Object.keys(CAST) as CastName[])

/** Writes these people into the database; all have the same password. */
export async function createPeople(db: PrismaClient, names: CastName[]): Promise<void> {
  const passwordHash = await hash(PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 })
  for (const name of names) {
    const { firstName, role, state } = EVERYBODY[name]
    await db.member.create({
      data: {
        id: idOf(name),
        email: emailOf(name),
        emailKey: emailOf(name),
        firstName,
        lastName: 'Exemple',
        organisation: 'Organisation d’exemple',
        stakeholderGroup: 'association',
        lang: 'fr',
        role,
        passwordHash,
        termsVersion: '2026-11-01',
        termsAcceptedAt: YESTERDAY,
        registeredAt: YESTERDAY,
        emailConfirmedAt: state === 'unconfirmed' ? null : YESTERDAY,
        approvedAt: state === 'active' || state === 'suspended' ? YESTERDAY : null,
        suspendedAt: state === 'suspended' ? YESTERDAY : null,
      },
    })
  }
}

/** A login session of this person; returns the cookie's token. */
export async function sessionFor(db: PrismaClient, name: CastName): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const now = new Date()
  await db.loginSession.create({
    data: {
      id: createHash('sha256').update(token).digest('hex'),
      memberId: idOf(name),
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + 12 * 3600 * 1000),
      remembered: false,
      deviceName: 'Tests',
    },
  })
  return token
}
