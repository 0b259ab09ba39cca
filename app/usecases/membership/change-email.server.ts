import type { SignedIn } from '~/domain/access/visitor'
import { isOfDomain } from '~/domain/membership/email-domains'
import { maySignIn, standingOf } from '~/domain/membership/membership'
import type { EmailOnly } from '~/domain/membership/registration'
import type { EmailChange, Member } from '~/generated/prisma/client'
import { wakeLetters } from '~/jobs/queue.server'
import { accountLetters } from '~/mail/letters-account.server'
import { db, inTransaction, isTaken, type Transaction } from '~/storage/database.server'
import { newCode } from '~/storage/ids.server'
import { countUse } from '~/storage/rate-limits.server'
import { recordAct } from '../audit.server'
import { goOnAlone, holdSession, type Here as Session, type StartedSession } from '../login-sessions.server'
import { lockMember } from '../members/lock-member.server'
import { WITH_STANDING } from '../members/standing-filter'
import { readSettings } from '../settings.server'
import { forgetLetterCodes, isRightCode } from './letter-codes.server'
import {
  findLiveToken,
  issueToken,
  retireOpenDoors,
  retireTokens,
  spendToken,
} from './one-time-tokens.server'
import type { Ended } from './prove-again.server'
import { inEvenTime, type Limited, limited } from './refusals.server'
import { codeHashOf } from './send-confirmation.server'

const HOUR = 3_600_000

export type EmailView = { email: string; pending: { email: string; endsAt: string } | null }

/** A person's address, and the one that he has asked for and not confirmed yet. */
export async function openEmail(person: SignedIn, now: Date): Promise<EmailView> {
  const change = (await liveCode(person.id, now)) && (await changeOf(person.id, now))
  return {
    email: person.email,
    pending: change ? { email: change.email, endsAt: change.endsAt.toISOString() } : null,
  }
}

const changeOf = (memberId: string, now: Date) =>
  db().emailChange.findFirst({ where: { memberId, endsAt: { gt: now } } })

const liveCode = (memberId: string, now: Date) =>
  db().oneTimeToken.findFirst({
    where: { memberId, purpose: 'change-email', usedAt: null, expiresAt: { gt: now } },
  })

export type EmailChangeAsked =
  | { outcome: 'asked' }
  | { outcome: 'same' }
  | { outcome: 'domain-refused' }
  | Ended
  | Limited

/**
 * Asks for a new address. A free one gets a letter to confirm it, one that has an account a letter that says so; the
 * answer, its time included, is the same. The present address is told at once. In a session that has been ended
 * meanwhile nothing is asked for: its letter would outlive it.
 */
export async function askForEmailChange(
  person: SignedIn,
  { email }: EmailOnly,
  token: string,
  now: Date,
): Promise<EmailChangeAsked> {
  const member = await db().member.findUniqueOrThrow({ where: { id: person.id } })
  if (member.emailKey === email.key) return { outcome: 'same' }
  if (isOfDomain(email.key, (await readSettings()).refusedDomains)) return { outcome: 'domain-refused' }
  const seconds = await countUse(['change-email', person.id], ['change-email-to', email.key])
  if (seconds) return limited(seconds)
  return inEvenTime(150, async () => {
    const asked = await inTransaction(async (tx) => {
      if (!(await holdSession(tx, person.id, token))) return false
      await takeWish(tx, await tx.member.findUniqueOrThrow({ where: { id: person.id } }), email, now)
      return true
    })
    if (asked) await wakeLetters()
    return { outcome: asked ? 'asked' : 'ended' }
  })
}

async function takeWish(
  tx: Transaction,
  member: Member,
  email: EmailOnly['email'],
  now: Date,
): Promise<void> {
  const { id } = member
  const wish = { email: email.address, emailKey: email.key, askedAt: now, endsAt: inAnHour(now) }
  await tx.emailChange.upsert({
    where: { memberId: id },
    create: { memberId: id, ...wish },
    update: wish,
  })
  const code = newCode()
  const codeHash = codeHashOf(id, code)
  const token = await issueToken(tx, { memberId: id, purpose: 'change-email', returnTo: null, codeHash }, now)
  const holder = await tx.member.findUnique({ where: { emailKey: email.key } })
  // An address that somebody registered and never confirmed is nobody's: it goes to who reads its letters.
  if (holder && standingOf(holder) !== 'unconfirmed') await accountLetters.emailTaken(tx, holder, now)
  else await accountLetters.confirmNewEmail(tx, { ...member, email: email.address }, { token, code }, now)
  await accountLetters.emailChangeAsked(tx, member, { newEmail: email.address }, now)
  await recordAct(tx, null, { act: 'ask-email-change', thing: { kind: 'member', id } }, now)
}

const inAnHour = (now: Date): Date => new Date(now.getTime() + HOUR)

/** The present address stays; a letter that is on its way is worth nothing any more. */
export async function cancelEmailChange(person: SignedIn, now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    const { count } = await tx.emailChange.deleteMany({ where: { memberId: person.id } })
    if (count === 0) return
    await retireTokens(tx, person.id, 'change-email', now)
    const thing = { kind: 'member', id: person.id } as const
    await recordAct(tx, person, { act: 'cancel-email-change', thing }, now)
  })
}

/** What the page of the letter's link shows; looking changes nothing, because mail scanners follow links. */
export async function lookAtEmailChange(
  token: string,
  now: Date,
): Promise<{ outcome: 'ready'; email: string } | { outcome: 'spent' }> {
  const live = await findLiveToken(token, 'change-email', now)
  const change = live && (await changeOf(live.memberId, now))
  return change ? { outcome: 'ready', email: change.email } : { outcome: 'spent' }
}

/** The device that confirms: who is signed in there goes on under a fresh token, if the account is his. */
type Here = Session & { personId: string | null }

/** `session` is null on a device where this account is not signed in. */
export type EmailChanged =
  | { outcome: 'changed'; emailKey: string; session: StartedSession | null }
  | { outcome: 'taken' }
  | { outcome: 'spent' }

/** Confirms the new address by the letter's link. */
export async function confirmEmailByToken(token: string, here: Here, now: Date): Promise<EmailChanged> {
  const live = await findLiveToken(token, 'change-email', now)
  return live ? confirm(live.id, live.member, here, now) : { outcome: 'spent' }
}

/** Confirms the new address by the code of its letter, which is counted as those that let in; here he must be still. */
export async function confirmEmailByCode(
  person: SignedIn,
  code: string,
  here: Here,
  now: Date,
): Promise<Exclude<EmailChanged, { outcome: 'spent' }> | { outcome: 'wrong-code' }> {
  const live = await liveCode(person.id, now)
  const member = await db().member.findUniqueOrThrow({ where: { id: person.id } })
  if (!live || !(await isRightCode(live, member.emailKey, code))) return { outcome: 'wrong-code' }
  const answer = await confirm(live.id, member, here, now)
  if (answer.outcome === 'changed') await forgetLetterCodes(member.emailKey)
  return answer.outcome === 'spent' ? { outcome: 'wrong-code' } : answer
}

async function confirm(tokenId: string, member: Member, here: Here, now: Date): Promise<EmailChanged> {
  const change = await changeOf(member.id, now)
  if (!change) return { outcome: 'spent' }
  try {
    const moved = await inTransaction((tx) => move(tx, { tokenId, member, change, here }, now))
    if (!moved) return { outcome: 'spent' }
    await wakeLetters()
    return { outcome: 'changed', emailKey: change.emailKey, session: moved.session }
  } catch (error) {
    // Uniqueness is the database's: somebody confirmed this address a moment before.
    if (isTaken(error)) return { outcome: 'taken' }
    throw error
  }
}

type Move = { tokenId: string; member: Member; change: EmailChange; here: Here }

/** Null when the letter was used, the account has another address by now, or its owner may not sign in any more. */
async function move(
  tx: Transaction,
  { tokenId, member, change: { email, emailKey }, here }: Move,
  now: Date,
): Promise<{ session: StartedSession | null } | null> {
  await lockMember(tx, member.id)
  const still = await tx.member.findFirst({ where: { id: member.id, emailKey: member.emailKey } })
  if (!still || !maySignIn(standingOf(still)) || !(await spendToken(tx, tokenId, now))) return null
  await tx.member.deleteMany({ where: { AND: [{ emailKey }, WITH_STANDING.unconfirmed] } })
  await tx.member.update({ where: { id: member.id }, data: { email, emailKey } })
  // What he reads as a guest goes with him: it ends with a suspension and with his account, as all that is his.
  await tx.guestPass.updateMany({ where: { emailKey: member.emailKey }, data: { email, emailKey } })
  const session = here.personId === member.id ? await goOnAlone(tx, member.id, here, now) : null
  if (!session) await tx.loginSession.deleteMany({ where: { memberId: member.id } })
  await retireOpenDoors(tx, member.id, now)
  await accountLetters.emailChanged(tx, member, { newEmail: email }, now)
  await recordAct(tx, null, { act: 'change-email', thing: { kind: 'member', id: member.id } }, now)
  return { session }
}
