import { randomBytes } from 'node:crypto'
import type { SignedIn } from '~/domain/access/visitor'
import { RECOVERY_CODES } from '~/domain/membership/second-factor'
import { wakeLetters } from '~/jobs/queue.server'
import { inTransaction, type Transaction } from '~/storage/database.server'
import { keyedHash } from '~/storage/ids.server'
import { holdSession } from '../login-sessions.server'
import { factorsOf, type Stands } from './factors.server'
import { tellSecurityChange } from './security-change.server'

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567'

/** Keyed and bound to the member: 80 random bits need no slow hash. */
const hashOf = (memberId: string, code: string): string => keyedHash('recovery-code', `${memberId}\0${code}`)

/** Ten new codes instead of all older ones, as they are shown: this once, because only their hashes are kept. */
export async function writeRecoveryCodes(tx: Transaction, memberId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () =>
    [...randomBytes(16)].map((byte) => BASE32[byte % BASE32.length]).join(''),
  )
  await tx.recoveryCode.deleteMany({ where: { memberId } })
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ memberId, codeHash: hashOf(memberId, code) })),
  })
  return codes.map((code) => code.replace(/(.{4})(?=.)/g, '$1-'))
}

/**
 * Ten new recovery codes; the old ones are worth nothing from now on. Null without second factor, and in a session that
 * has ended.
 */
export async function renewRecoveryCodes(
  person: SignedIn,
  token: string,
  now: Date,
): Promise<string[] | null> {
  const codes = await inTransaction(async (tx) => {
    if (!(await holdSession(tx, person.id, token))) return null
    const { app, passkey } = await factorsOf(tx, person.id)
    if (!app && !passkey) return null
    await tellSecurityChange(tx, person, 'recovery-codes-renewed', now)
    return writeRecoveryCodes(tx, person.id)
  })
  if (codes) await wakeLetters()
  return codes
}

/** How many codes a member could still give. */
export const countRecoveryCodes = (tx: Transaction, memberId: string): Promise<number> =>
  tx.recoveryCode.count({ where: { memberId, usedAt: null } })

/** Uses a recovery code up, for exactly one caller; a letter says so. Null for a wrong one. */
export async function spendRecoveryCode(person: SignedIn, code: string, now: Date): Promise<Stands | null> {
  const same = { memberId: person.id, codeHash: hashOf(person.id, code) }
  const spent = await inTransaction(async (tx) => {
    const { count } = await tx.recoveryCode.updateMany({
      where: { ...same, usedAt: null },
      data: { usedAt: now },
    })
    if (count) await tellSecurityChange(tx, person, 'recovery-code-used', now)
    return count === 1
  })
  if (!spent) return null
  await wakeLetters()
  return async (tx) => (await tx.recoveryCode.count({ where: same })) === 1
}

/** Called when a factor was taken away: who has none left has no use for the codes that replace it. */
export async function dropCodesWithoutFactor(tx: Transaction, memberId: string): Promise<void> {
  const { app, passkey } = await factorsOf(tx, memberId)
  if (app || passkey) return
  await tx.recoveryCode.deleteMany({ where: { memberId } })
  await tx.loginSession.updateMany({ where: { memberId }, data: { secondFactorAt: null } })
}
