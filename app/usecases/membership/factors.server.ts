import { config } from '~/config.server'
import type { SignedIn } from '~/domain/access/visitor'
import { asksSecondStep, demandsSecondFactor, type Factors } from '~/domain/membership/second-factor'
import type { Member } from '~/generated/prisma/client'
import { db, type Transaction } from '~/storage/database.server'
import { personOf } from '../login-sessions.server'
import { lockMember } from '../members/lock-member.server'
import { readSettings } from '../settings.server'
import { endTokensOf } from '../tokens/end-tokens.server'

/**
 * Whether the factor that has just been given is still its owner’s, and the same: asked under his lock, so that who comes
 * in by a lost passkey while it is being taken away does not.
 */
export type Stands = (tx: Transaction) => Promise<boolean>

/** What a member has beside his password. */
export async function factorsOf(tx: Transaction, memberId: string): Promise<Factors> {
  // One after the other: a transaction is one connection.
  const app = await tx.secondFactor.count({ where: { memberId } })
  const passkey = await tx.passkey.count({ where: { memberId } })
  return { app: app > 0, passkey: passkey > 0 }
}

/** Whether the settings demand a second factor of somebody in this role. */
export async function isDemandedOf({ kind }: Pick<SignedIn, 'kind'>): Promise<boolean> {
  return demandsSecondFactor(kind, (await readSettings()).secondFactor, config().loopback)
}

/** Whether this member, once he has given his password or opened his letter, is asked for more. */
export async function mustStepAgain(member: Member): Promise<boolean> {
  const person = personOf(member)
  return person !== null && asksSecondStep(await factorsOf(db(), member.id), await isDemandedOf(person))
}

/**
 * Takes away all that he has beside his password: app, passkeys, recovery codes; his sessions and tokens end. False when there
 * was nothing.
 */
export async function dropFactors(tx: Transaction, memberId: string): Promise<boolean> {
  await lockMember(tx, memberId)
  await tx.begunFactor.deleteMany({ where: { memberId } })
  const apps = await tx.secondFactor.deleteMany({ where: { memberId } })
  const passkeys = await tx.passkey.deleteMany({ where: { memberId } })
  await tx.recoveryCode.deleteMany({ where: { memberId } })
  await tx.factorRemoval.deleteMany({ where: { memberId } })
  if (apps.count + passkeys.count === 0) return false
  await tx.loginSession.deleteMany({ where: { memberId } })
  await endTokensOf(tx, memberId)
  return true
}
