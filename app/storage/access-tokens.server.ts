import { randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { TOKEN_SHAPE } from '~/domain/api/access-token'
import type { Factors } from '~/domain/membership/second-factor'
import type { Member } from '~/generated/prisma/client'
import { databasePool } from './database.server'
import { hashToken } from './ids.server'

const PREFIX = 'portal_'
const SIGNS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** Of 256 bits and of 32 bits in base 62. */
const LENGTHS = { random: 43, checksum: 6 }

/** A new token; only its hash is stored. What scanners find in a file they can check without asking anybody. */
export function newAccessToken(): string {
  const random = inBase62(BigInt(`0x${randomBytes(32).toString('hex')}`), LENGTHS.random)
  return PREFIX + random + checksumOf(random)
}

/** Whether it was written as ours are; nothing is asked of the database for one that was not. */
export function isAccessToken(token: string): boolean {
  if (!TOKEN_SHAPE.test(token)) return false
  const random = token.slice(PREFIX.length, -LENGTHS.checksum)
  return token.endsWith(checksumOf(random))
}

const checksumOf = (random: string): string => inBase62(BigInt(crc32(random)), LENGTHS.checksum)

function inBase62(value: bigint, length: number): string {
  let [written, rest] = ['', value]
  while (rest > 0n) {
    written = SIGNS.charAt(Number(rest % 62n)) + written
    rest /= 62n
  }
  return written.padStart(length, '0')
}

type KnownRow = Member & {
  tokenId: string
  scopes: string[]
  tokenEnds: Date
  lastUsedOn: string | null
  secondFactorAt: Date | null
  app: boolean
  passkey: boolean
  settings: unknown
}

const TOKEN = `
  select m.*, t."id" as "tokenId", t."scopes", t."expiresAt" as "tokenEnds", t."lastUsedOn"::text, t."secondFactorAt",
    exists (select 1 from "SecondFactor" f where f."memberId" = m."id") as "app",
    exists (select 1 from "Passkey" p where p."memberId" = m."id") as "passkey",
    (select "value" from "Setting" where "key" = 'settings') as "settings"
  from "AccessToken" t join "Member" m on m."id" = t."memberId"
  where t."tokenHash" = $1`

export type KnownToken = {
  token: { id: string; scopes: string[]; expiresAt: Date; lastUsedOn: string | null }
  secondFactorAt: Date | null
  member: Member
  factors: Factors
  settings: unknown
}

/** A token, its member and the settings, in one statement past Prisma, as each request of it asks them; null for none. */
export async function readAccessToken(token: string): Promise<KnownToken | null> {
  const [row] = (await databasePool().query<KnownRow>(TOKEN, [hashToken(token)])).rows
  if (!row) return null
  const { tokenId: id, scopes, tokenEnds: expiresAt, lastUsedOn, app, passkey, settings, ...member } = row
  const { secondFactorAt } = member
  const facts = { id, scopes, expiresAt, lastUsedOn }
  return { token: facts, secondFactorAt, member, factors: { app, passkey }, settings }
}
