import { isOfDomain } from '~/domain/membership/email-domains'
import { standingOf } from '~/domain/membership/membership'
import type { ConfirmationCode, EmailOnly } from '~/domain/membership/registration'
import type { Member, OneTimeToken } from '~/generated/prisma/client'
import { wakeLetters } from '~/jobs/queue.server'
import { letters } from '~/mail/letters.server'
import { db, inTransaction, type Transaction } from '~/storage/database.server'
import { NO_PASSWORD } from '~/storage/passwords.server'
import { countUse } from '~/storage/rate-limits.server'
import { recordAct } from '../audit.server'
import { endInvitation } from '../invitations/end-invitation.server'
import { personOf, type StartedSession, startLoginSession } from '../login-sessions.server'
import { erasedWhileSuspended } from '../members/erased-suspended.server'
import { lockMember, lockMemberOf } from '../members/lock-member.server'
import { readSettings, type Settings } from '../settings.server'
import { tellAdminsOfApplicant } from './applicants.server'
import { forgetLetterCodes, isRightCode } from './letter-codes.server'
import { findLiveToken, issueToken, spendToken } from './one-time-tokens.server'
import { inEvenTime, type Limited, limited } from './refusals.server'
import { isRegisteredHere } from './registered-here.server'
import { sendConfirmation } from './send-confirmation.server'

/** What the page of a letter's link shows; looking uses nothing up, because mail scanners follow links. */
export async function lookAtConfirmation(
  token: string,
  now: Date,
): Promise<{ outcome: 'ready'; firstName: string; email: string } | { outcome: 'spent' }> {
  const live = await findLiveToken(token, 'confirm-email', now)
  return live
    ? { outcome: 'ready', firstName: live.member.firstName, email: live.member.email }
    : { outcome: 'spent' }
}

export type Confirmed = {
  outcome: 'confirmed'
  standing: 'pending' | 'active'
  emailKey: string
  session: StartedSession
  returnTo: string | null
}

/**
 * Confirmed, but in another browser than the one that registered, which may be somebody else's: the password of the
 * registration is gone, and the letter's reader chooses one, with this token.
 */
export type ToChoose = { outcome: 'choose-password'; token: string }

/** `marks`: what this browser has kept of its registrations. */
type Here = { deviceName: string; marks: readonly string[] }

/** Confirms the address by the letter's link, and signs the person in. */
export async function confirmByToken(
  token: string,
  here: Here,
  now: Date,
): Promise<Confirmed | ToChoose | { outcome: 'spent' }> {
  const live = await findLiveToken(token, 'confirm-email', now)
  return live ? confirm(live, here, now) : { outcome: 'spent' }
}

/**
 * Confirms the address by the code of the letter; five tries for each letter. A wrong code, a code that is too
 * old and an unknown address get one answer.
 */
export async function confirmByCode(
  { email, code }: ConfirmationCode,
  { address, ...here }: Here & { address: string },
  now: Date,
): Promise<Confirmed | ToChoose | { outcome: 'wrong-code' } | Limited> {
  const seconds = await countUse(['code-email', email.key], ['code-address', address])
  if (seconds) return limited(seconds)
  return inEvenTime(120, async () => {
    const token = await db().oneTimeToken.findFirst({
      where: {
        member: { emailKey: email.key },
        purpose: 'confirm-email',
        usedAt: null,
        expiresAt: { gt: now },
      },
    })
    if (!token || !(await isRightCode(token, email.key, code))) return { outcome: 'wrong-code' }
    const answer = await confirm(token, here, now)
    return answer.outcome === 'spent' ? { outcome: 'wrong-code' } : answer
  })
}

async function confirm(
  { id, memberId, returnTo }: Pick<OneTimeToken, 'id' | 'memberId' | 'returnTo'>,
  { deviceName, marks }: Here,
  now: Date,
): Promise<Confirmed | ToChoose | { outcome: 'spent' }> {
  const settings = await readSettings()
  const done = await inTransaction(async (tx) => {
    await lockMember(tx, memberId)
    if (!(await spendToken(tx, id, now))) return null
    const member = await welcome(tx, memberId, settings, now)
    if (!member || !personOf(member)) return null
    if (isRegisteredHere(marks, member))
      return { member, session: await startLoginSession(tx, member, { remembered: false, deviceName }, now) }
    await tx.member.update({ where: { id: memberId }, data: { passwordHash: NO_PASSWORD } })
    return { member, token: await issueToken(tx, { memberId, purpose: 'choose-password', returnTo }, now) }
  })
  if (!done) return { outcome: 'spent' }
  await wakeLetters()
  if (done.token !== undefined) return { outcome: 'choose-password', token: done.token }
  const { member, session } = done
  await forgetLetterCodes(member.emailKey)
  const standing = standingOf(member) === 'active' ? 'active' : 'pending'
  return { outcome: 'confirmed', standing, emailKey: member.emailKey, session, returnTo }
}

/**
 * The address is confirmed; an invitation to it, or the policy, says whether that makes a member at once or an
 * applicant. Null when it was confirmed before, by another way: this letter is no door to that account. It makes nobody
 * more than a member, whatever the row says.
 */
async function welcome(tx: Transaction, id: string, settings: Settings, now: Date): Promise<Member | null> {
  const { count } = await tx.member.updateMany({
    where: { id, emailConfirmedAt: null },
    data: { emailConfirmedAt: now, role: 'member' },
  })
  if (count === 0) return null
  const thing = { kind: 'member', id } as const
  await recordAct(tx, null, { act: 'confirm-email', thing }, now)
  const { emailKey } = await tx.member.findUniqueOrThrow({ where: { id }, select: { emailKey: true } })
  const invited = await endInvitation(tx, { openFor: emailKey }, id, now)
  const policy = invited ? 'invited' : await policyFor(tx, emailKey, settings, now)
  if (policy === 'invited' || policy === 'domain' || policy === 'open') {
    await tx.member.updateMany({ where: { id, approvedAt: null }, data: { approvedAt: now } })
    await recordAct(tx, null, { act: 'approve-member', thing, detail: { policy } }, now, 'portal')
  } else await tellAdminsOfApplicant(tx, now)
  return tx.member.findUniqueOrThrow({ where: { id } })
}

async function policyFor(tx: Transaction, emailKey: string, settings: Settings, now: Date) {
  // Being erased ends no suspension.
  if (await erasedWhileSuspended(tx, emailKey, now)) return 'moderated'
  return isOfDomain(emailKey, settings.approvedDomains) ? 'domain' : settings.membershipPolicy
}

/** Sends a new confirmation letter to an address that waits for one; the answer is the same for every address. */
export async function resendConfirmation(
  { email }: EmailOnly,
  { address, wanted }: { address: string; wanted: string | null },
  now: Date,
): Promise<{ outcome: 'taken' } | Limited> {
  const seconds = await countUse(
    ['resend-email-minute', email.key],
    ['resend-email-day', email.key],
    ['resend-address', address],
  )
  if (seconds) return limited(seconds)
  return inEvenTime(150, async () => {
    if (await inTransaction((tx) => sendAgain(tx, email.key, wanted, now))) await wakeLetters()
    return { outcome: 'taken' }
  })
}

/** Whether there was somebody to write to. */
async function sendAgain(
  tx: Transaction,
  emailKey: string,
  wanted: string | null,
  now: Date,
): Promise<boolean> {
  const member = await lockMemberOf(tx, emailKey)
  if (!member) return false
  const returnTo = wanted ?? member.wantedPath
  const standing = standingOf(member)
  if (standing === 'unconfirmed') await sendConfirmation(tx, member, returnTo, now)
  else await letters.alreadyRegistered(tx, member, { returnTo }, now)
  return true
}
