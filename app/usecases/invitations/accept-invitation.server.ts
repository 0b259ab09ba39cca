import type { Locale } from '~/domain/locale'
import { readEmail } from '~/domain/membership/email'
import type { FormTrap } from '~/domain/membership/form-trap'
import { type InvitedRegistration, wordsOfPerson } from '~/domain/membership/registration'
import type { Invitation, Member } from '~/generated/prisma/client'
import { db, inTransaction, type Transaction } from '~/storage/database.server'
import { hashToken, newId } from '~/storage/ids.server'
import { hashPassword } from '~/storage/passwords.server'
import { countUse } from '~/storage/rate-limits.server'
import { recordAct } from '../audit.server'
import { type StartedSession, startLoginSession } from '../login-sessions.server'
import { acceptanceOf, keepAcceptance, versionsInForce } from '../membership/agreement.server'
import { refusedPassword } from '../membership/new-password.server'
import { retireOpenDoors, retireTokens } from '../membership/one-time-tokens.server'
import { BUSY, type Busy, type Limited, limited, type PasswordRefused } from '../membership/refusals.server'
import { hasAccount } from './check-invitees.server'
import { endInvitation, openInvitation } from './end-invitation.server'

export type InvitationView =
  | {
      outcome: 'ready'
      /** Full name of who invites. */
      inviter: string
      email: string
      firstName: string
      lastName: string
      organisation: string
      message: string | null
      expiresAt: string
    }
  | { outcome: 'spent' }

/** What the page of an invitation's link shows; looking uses nothing up. */
export async function lookAtInvitation(token: string, now: Date): Promise<InvitationView> {
  const found = await findOpen(token, now)
  if (!found?.invitedBy) return { outcome: 'spent' }
  const { invitedBy, email, firstName, lastName, organisation, message, expiresAt } = found
  return {
    outcome: 'ready',
    inviter: `${invitedBy.firstName} ${invitedBy.lastName}`,
    email,
    firstName,
    lastName,
    organisation,
    message,
    expiresAt: expiresAt.toISOString(),
  }
}

async function findOpen(token: string, now: Date) {
  if (token.length > 64) return null
  return db().invitation.findFirst({
    where: { ...openInvitation(now), tokenHash: hashToken(token) },
    include: { invitedBy: { select: { firstName: true, lastName: true } } },
  })
}

export type InvitationAccepted = {
  outcome: 'accepted'
  emailKey: string
  session: StartedSession
  wantedPath: string | null
}

type Refused =
  | { outcome: 'spent' | 'has-account' | 'send-again' }
  /** A program filled the hidden field: nothing is kept, and nobody is signed in. */
  | { outcome: 'trapped'; wantedPath: string | null }
  | PasswordRefused
  | Limited
  | Busy

type Door = { lang: Locale; address: string; deviceName: string; trap: FormTrap }

/**
 * Makes the invited person a member: the letter's link has confirmed his address, and inviting him was the approval.
 * He is signed in.
 */
export async function acceptInvitation(
  token: string,
  form: InvitedRegistration,
  { lang, address, deviceName, trap }: Door,
  now: Date,
): Promise<InvitationAccepted | Refused> {
  const found = await findOpen(token, now)
  if (!found) return { outcome: 'spent' }
  const words = wordsOfPerson({ ...form, email: emailOf(found) })
  const refused = await refusedPassword(form.password, words, address)
  if (refused) return refused
  if (trap === 'early' || trap === 'stale') return { outcome: 'send-again' }
  const seconds = await countUse(['register-address', address])
  if (seconds) return limited(seconds)
  if (trap === 'filled') return { outcome: 'trapped', wantedPath: found.wantedPath }
  const passwordHash = await hashPassword(form.password)
  if (!passwordHash) return BUSY
  const answers = await answersOf(form, found, { lang, passwordHash }, now)
  const session = await inTransaction(async (tx) => {
    const member = await becomeMember(tx, found, answers, now)
    return startLoginSession(tx, member, { remembered: false, deviceName }, now)
  }).catch(refusalOf)
  if (typeof session === 'string') return { outcome: session }
  return { outcome: 'accepted', emailKey: found.emailKey, session, wantedPath: found.wantedPath }
}

/** Undoes the transaction, and says why. */
class NotAccepted extends Error {
  constructor(readonly why: 'spent' | 'has-account') {
    super(why)
  }
}

function refusalOf(error: unknown): NotAccepted['why'] {
  if (error instanceof NotAccepted) return error.why
  throw error
}

type Answers = Awaited<ReturnType<typeof answersOf>>

async function becomeMember(
  tx: Transaction,
  { id: invitationId, email, emailKey }: Invitation,
  answers: Answers,
  now: Date,
): Promise<Member> {
  const { versions, facts } = answers
  if (await hasAccount(tx, emailKey)) throw new NotAccepted('has-account')
  await tx.member.createMany({
    data: [{ id: newId(), email, emailKey, registeredAt: now, ...facts }],
    skipDuplicates: true,
  })
  // Who registered this address before, and never confirmed it, knows nothing of the account: its password is new.
  const { count } = await tx.member.updateMany({
    where: { emailKey, OR: [{ emailConfirmedAt: null }, { passwordHash: facts.passwordHash }] },
    data: { email, ...facts },
  })
  if (count === 0) throw new NotAccepted('has-account')
  const member = await tx.member.findUniqueOrThrow({ where: { emailKey } })
  if (!(await endInvitation(tx, { id: invitationId }, member.id, now))) throw new NotAccepted('spent')
  await retireTokens(tx, member.id, 'confirm-email', now)
  await retireOpenDoors(tx, member.id, now)
  await keepAcceptance(tx, member.id, versions, now)
  const act = {
    act: 'accept-invitation',
    thing: { kind: 'member', id: member.id },
    detail: { invitation: invitationId },
  } as const
  await recordAct(tx, null, act, now)
  return member
}

async function answersOf(
  form: InvitedRegistration,
  { wantedPath }: Invitation,
  { lang, passwordHash }: { lang: Locale; passwordHash: string },
  now: Date,
) {
  const versions = await versionsInForce()
  const facts = {
    firstName: form.firstName,
    lastName: form.lastName,
    organisation: form.organisation,
    stakeholderGroup: form.stakeholderGroup,
    motivation: null,
    lang,
    passwordHash,
    wantedPath,
    // Nobody is invited as more than that, whatever the row of an earlier registration says.
    role: 'member' as const,
    emailConfirmedAt: now,
    approvedAt: now,
    ...acceptanceOf(versions, now),
  }
  return { versions, facts }
}

const emailOf = ({ email, emailKey }: Invitation) => readEmail(email) ?? { address: email, key: emailKey }
