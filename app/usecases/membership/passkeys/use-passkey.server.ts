import {
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server'
import { config } from '~/config.server'
import type { PasskeyAssertion, PasskeyTransport } from '~/domain/membership/passkey'
import type { Member, Passkey } from '~/generated/prisma/client'
import { db } from '~/storage/database.server'
import { countUse } from '~/storage/rate-limits.server'
import { notePasskeyCopied } from '../../security-events.server'
import type { Stands } from '../factors.server'
import { type Limited, limited } from '../refusals.server'
import { type AskedFor, issueChallenge, spendChallenge } from './challenges.server'

/** Passkeys belong to the host of APP_ORIGIN: no other site can ask for them. */
export const relyingParty = (): string => new URL(config().origin).hostname

/** Each question is a row: an address that asks without end is held. */
export async function mayAskForPasskey(address: string): Promise<{ outcome: 'free' } | Limited> {
  const seconds = await countUse(['passkey-address', address])
  return seconds ? limited(seconds) : { outcome: 'free' }
}

/** What a browser hands to the member's device; whose passkeys may answer is said only when he is known already. */
export async function askForPasskey(
  asked: AskedFor,
  now: Date,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const known = asked.memberId
    ? await db().passkey.findMany({ where: { memberId: asked.memberId }, orderBy: { createdAt: 'asc' } })
    : []
  return generateAuthenticationOptions({
    rpID: relyingParty(),
    challenge: await issueChallenge(asked, now),
    userVerification: 'required',
    allowCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
  })
}

/** Whose device answered; `stands` asks later whether this passkey is still his. */
export type Answered = { member: Member; stands: Stands }

/**
 * The member whose device answered, or null: unknown passkey, somebody else's, another purpose or site, a challenge
 * that is used up or older than five minutes, no PIN or fingerprint, a counter that goes back (a copied key).
 */
export async function verifyPasskey(
  assertion: PasskeyAssertion,
  asked: AskedFor,
  now: Date,
): Promise<Answered | null> {
  const found = await db().passkey.findUnique({
    where: { credentialId: assertion.id },
    include: { member: true },
  })
  const owner = found && (asked.memberId === null || found.memberId === asked.memberId) ? found : null
  const counter = await checkedCounter(assertion, owner, asked, now)
  if (!owner || counter === null) return null
  if (goesBack(counter, Number(owner.counter))) {
    await notePasskeyCopied(owner.member, owner.name, now)
    return null
  }
  const { count } = await db().passkey.updateMany({
    where: { id: owner.id, counter: owner.counter },
    data: { counter, lastUsedAt: now },
  })
  if (count !== 1) return null
  const { id, memberId, member } = owner
  return { member, stands: async (tx) => (await tx.passkey.count({ where: { id, memberId } })) === 1 }
}

/** Of the uses that a device has counted; one that does not count says 0 each time. */
const goesBack = (counter: number, before: number): boolean =>
  (counter > 0 || before > 0) && counter <= before

/** The device's counter after this use; null when anything is not as it must be. The challenge is spent either way. */
async function checkedCounter(
  assertion: PasskeyAssertion,
  passkey: Passkey | null,
  asked: AskedFor,
  now: Date,
): Promise<number | null> {
  const handle = assertion.response.userHandle
  const ofOwner = passkey && (handle ? handle === userHandleOf(passkey.memberId) : asked.memberId !== null)
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: assertion,
      expectedChallenge: (challenge) => spendChallenge(challenge, asked, now),
      expectedOrigin: config().origin,
      expectedRPID: relyingParty(),
      requireUserVerification: true,
      credential: {
        id: assertion.id,
        publicKey: new Uint8Array(passkey?.publicKey ?? NOBODYS_KEY),
        // Asked of a checked answer only: the library asks before it has looked at the signature.
        counter: 0,
        transports: (passkey?.transports ?? []) as PasskeyTransport[],
      },
    })
    return verified && ofOwner ? authenticationInfo.newCounter : null
  } catch {
    // The library throws for each thing that is wrong; which one it was is nobody's business.
    return null
  }
}

/** A public key (COSE, ES256) to check answers of unknown passkeys against, in the same time as those of known ones. */
const NOBODYS_KEY = Buffer.from(
  'pQECAyYgASFYIGsX0fLhLEJH-Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWIlggT-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU',
  'base64url',
)

/** The id under which a device keeps the passkey: the member's, which says nothing about him. */
const userHandleOf = (memberId: string): string => Buffer.from(memberId).toString('base64url')
