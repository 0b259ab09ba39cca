import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { config } from '~/config.server'
import type { SignedIn } from '~/domain/access/visitor'
import type { PasskeyAttestation } from '~/domain/membership/passkey'
import { wakeLetters } from '~/jobs/queue.server'
import { passkeyLetters } from '~/mail/letters-passkeys.server'
import { readSite } from '~/storage/content.server'
import { db, inTransaction, type Transaction } from '~/storage/database.server'
import { newId } from '~/storage/ids.server'
import { recordAct } from '../../audit.server'
import {
  endAllOthers,
  goOnAlone,
  type Here,
  holdSession,
  type StartedSession,
} from '../../login-sessions.server'
import { lockMember } from '../../members/lock-member.server'
import { factorsOf, isDemandedOf } from '../factors.server'
import { countRecoveryCodes, dropCodesWithoutFactor, writeRecoveryCodes } from '../recovery-codes.server'
import { issueChallenge, spendChallenge } from './challenges.server'
import { relyingParty } from './use-passkey.server'

const MOST_PASSKEYS = 20

export type PasskeyView = { id: string; name: string; createdAt: string; lastUsedAt: string | null }

/** A person's passkeys, the newest first. */
export async function listPasskeys(person: SignedIn): Promise<PasskeyView[]> {
  const rows = await db().passkey.findMany({
    where: { memberId: person.id },
    orderBy: { createdAt: 'desc' },
  })
  return rows.map(({ id, name, createdAt, lastUsedAt }) => ({
    id,
    name,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }))
}

/** What a browser hands to the device that is to make a passkey; a device that has one already is left out. */
export async function offerPasskey(
  person: SignedIn,
  now: Date,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const known = await db().passkey.findMany({ where: { memberId: person.id } })
  return generateRegistrationOptions({
    rpName: (await readSite()).name,
    rpID: relyingParty(),
    userID: new TextEncoder().encode(person.id),
    userName: person.email,
    userDisplayName: `${person.firstName} ${person.lastName}`,
    challenge: await issueChallenge({ purpose: 'registration', memberId: person.id }, now),
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
  })
}

export type PasskeyAdded = {
  outcome: 'added'
  session: StartedSession
  /** Shown this once, when it is the first thing that he has and a second factor is demanded of him. */
  codes: string[] | null
}

/**
 * Keeps a passkey that the device has just made. Every session ends; this one goes on under a new token, and counts
 * as proved by two factors, because the device has asked for its PIN or fingerprint.
 */
export async function addPasskey(
  person: SignedIn,
  { passkey, name }: { passkey: PasskeyAttestation; name: string },
  here: Here,
  now: Date,
): Promise<PasskeyAdded | { outcome: 'wrong' | 'known-already' | 'too-many-passkeys' | 'ended' }> {
  const made = await checked(person, passkey, now)
  if (!made) return { outcome: 'wrong' }
  const demanded = await isDemandedOf(person)
  const facts = {
    ...made,
    id: newId(),
    memberId: person.id,
    name: name || here.deviceName || '…',
    transports: passkey.response.transports ?? [],
    createdAt: now,
  }
  const added = await inTransaction(async (tx) => {
    await lockMember(tx, person.id)
    if ((await tx.passkey.count({ where: { memberId: person.id } })) >= MOST_PASSKEYS)
      return 'too-many-passkeys'
    if ((await tx.passkey.createMany({ data: facts, skipDuplicates: true })).count === 0)
      return 'known-already'
    const session = await goOnAlone(tx, person.id, { ...here, secondFactorAt: now }, now)
    if (!session) {
      await tx.passkey.delete({ where: { id: facts.id } })
      return 'ended'
    }
    await tell(tx, person, { act: 'add-passkey', name: facts.name }, now)
    const needsCodes = demanded && (await countRecoveryCodes(tx, person.id)) === 0
    return { session, codes: needsCodes ? await writeRecoveryCodes(tx, person.id) : null }
  })
  if (typeof added === 'string') return { outcome: added }
  await wakeLetters()
  return { outcome: 'added', ...added }
}

/** The key and its counter, or null for an answer that is not to our question, of another site, or without PIN. */
async function checked(person: SignedIn, response: PasskeyAttestation, now: Date) {
  const asked = { purpose: 'registration', memberId: person.id } as const
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: (challenge) => spendChallenge(challenge, asked, now),
      expectedOrigin: config().origin,
      expectedRPID: relyingParty(),
      requireUserVerification: true,
    })
    if (!registrationInfo) return null
    const { id: credentialId, publicKey, counter } = registrationInfo.credential
    return { credentialId, publicKey: Buffer.from(publicKey), counter }
  } catch {
    return null
  }
}

/**
 * Takes a passkey away; the other sessions and the tokens of programs end. Refused (`last`) for the only second factor of somebody of whom one is
 * demanded. Gone already, or somebody else's: what was wanted is so. In a session that has ended nothing is done.
 */
export async function removePasskey(
  person: SignedIn,
  passkeyId: string,
  token: string,
  now: Date,
): Promise<{ outcome: 'removed' } | { outcome: 'last' }> {
  const demanded = await isDemandedOf(person)
  const last = await inTransaction(async (tx) => {
    if (!(await holdSession(tx, person.id, token))) return false
    const own = { memberId: person.id, id: passkeyId }
    const passkey = await tx.passkey.findFirst({ where: own })
    if (!passkey) return false
    const others = await tx.passkey.count({ where: { memberId: person.id, id: { not: passkeyId } } })
    const { app } = await factorsOf(tx, person.id)
    if (demanded && !app && others === 0) return true
    await tx.passkey.deleteMany({ where: own })
    await dropCodesWithoutFactor(tx, person.id)
    await endAllOthers(tx, person.id, token)
    await tell(tx, person, { act: 'remove-passkey', name: passkey.name }, now)
    return false
  })
  if (last) return { outcome: 'last' }
  await wakeLetters()
  return { outcome: 'removed' }
}

/** Gives a passkey another name. Gone meanwhile, or somebody else's: nothing is renamed. */
export async function renamePasskey(person: SignedIn, passkeyId: string, name: string): Promise<void> {
  await db().passkey.updateMany({ where: { memberId: person.id, id: passkeyId }, data: { name } })
}

async function tell(
  tx: Transaction,
  person: SignedIn,
  { act, name }: { act: 'add-passkey' | 'remove-passkey'; name: string },
  now: Date,
): Promise<void> {
  await recordAct(tx, person, { act, thing: { kind: 'member', id: person.id } }, now)
  await passkeyLetters.passkeyChanged(tx, person, { change: act, name }, now)
}
