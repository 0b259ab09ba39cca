import type { Locale } from '~/domain/locale'
import type { TextVersions } from '~/domain/membership/agreement'
import { isOfDomain } from '~/domain/membership/email-domains'
import type { FormTrap } from '~/domain/membership/form-trap'
import { standingOf } from '~/domain/membership/membership'
import { type Registration, wordsOfPerson } from '~/domain/membership/registration'
import type { Member } from '~/generated/prisma/client'
import { wakeLetters } from '~/jobs/queue.server'
import { letters } from '~/mail/letters.server'
import { inTransaction, type Transaction } from '~/storage/database.server'
import { newId, newToken } from '~/storage/ids.server'
import { hashPassword, verifyPassword } from '~/storage/passwords.server'
import { countUse } from '~/storage/rate-limits.server'
import { recordAct } from '../audit.server'
import { readSettings } from '../settings.server'
import { acceptanceOf, keepAcceptance, versionsInForce } from './agreement.server'
import { refusedPassword } from './new-password.server'
import { BUSY, type Busy, inEvenTime, type Limited, limited, type PasswordRefused } from './refusals.server'
import { markRegistration } from './registered-here.server'
import { sendConfirmation } from './send-confirmation.server'

/** A second click or a second tab within this time sends no second letter. */
const SAME_MOMENT = 60_000

/** Addresses of this domain may not register; an admin has set so. */
type DomainRefused = { outcome: 'domain-refused' }

/** Filled in too quickly for a person, or in a form that is not of today: to be sent once more. */
type SendAgain = { outcome: 'send-again' }

/** Only who was invited may register; the letter's link leads him elsewhere. */
type ByInvitation = { outcome: 'by-invitation' }

/** `mark`: for the browser that registers, with which alone the password counts; made for everybody alike. */
type Taken = { outcome: 'taken'; mark: string }

export type Registered = Taken | ByInvitation | DomainRefused | SendAgain | PasswordRefused | Limited | Busy

type Visit = { lang: Locale; address: string; wanted: string | null; trap: FormTrap }

/**
 * Takes a registration. An address that is new gets a letter to confirm it, one that has an account a letter that
 * says so; the answer, its time included, is the same. A program that filled the hidden field gets that answer too,
 * and nothing is kept.
 */
export async function register(
  form: Registration,
  { lang, address, wanted, trap }: Visit,
  now: Date,
): Promise<Registered> {
  const { membershipPolicy, refusedDomains } = await readSettings()
  if (membershipPolicy === 'invitation') return { outcome: 'by-invitation' }
  if (isOfDomain(form.email.key, refusedDomains)) return { outcome: 'domain-refused' }
  const refused = await refusedPassword(form.password, wordsOfPerson(form), address)
  if (refused) return refused
  if (trap === 'early' || trap === 'stale') return { outcome: 'send-again' }
  const seconds = await countUse(['register-address', address], ['register-email', form.email.key])
  if (seconds) return limited(seconds)
  return inEvenTime(250, async () => {
    if (trap === 'filled') return { outcome: 'taken', mark: newToken() }
    const passwordHash = await hashPassword(form.password)
    if (!passwordHash) return BUSY
    const versions = await versionsInForce()
    const answers = { form, lang, wanted, passwordHash, versions }
    const before = await inTransaction((tx) => takeRegistration(tx, answers, now))
    // Compared for every registration, which takes as long for all.
    const same = (await verifyPassword(before?.passwordHash ?? null, form.password)) === 'right'
    await wakeLetters()
    return { outcome: 'taken', mark: markRegistration(same && before ? before.passwordHash : passwordHash) }
  })
}

type Answers = {
  form: Registration
  lang: Locale
  wanted: string | null
  passwordHash: string
  versions: TextVersions
}

/** The row of an earlier registration of this address that nobody has confirmed; null when there is none. */
async function takeRegistration(tx: Transaction, answers: Answers, now: Date): Promise<Member | null> {
  const { form, wanted } = answers
  const id = newId()
  // Uniqueness is the database's: of two tabs one creates, the other waits for it and finds the member.
  const { count } = await tx.member.createMany({
    data: [{ id, emailKey: form.email.key, registeredAt: now, ...answersOf(answers, now) }],
    skipDuplicates: true,
  })
  const member = await tx.member.findUniqueOrThrow({ where: { emailKey: form.email.key } })
  if (count === 1) {
    await keepAcceptance(tx, id, answers.versions, now)
    await recordAct(tx, null, { act: 'register', thing: { kind: 'member', id } }, now)
    await sendConfirmation(tx, member, wanted, now)
    return null
  }
  if (standingOf(member) === 'unconfirmed') {
    await registerAgain(tx, member.id, answers, now)
    return member
  }
  await letters.alreadyRegistered(tx, member, { returnTo: wanted }, now)
  return null
}

/**
 * Nobody has confirmed this address yet: the latest answers count. The password stays the first one's, who may be
 * somebody else: it counts in the browser alone that gave it.
 */
async function registerAgain(tx: Transaction, id: string, answers: Answers, now: Date): Promise<void> {
  const { passwordHash: _passwordHash, ...facts } = answersOf(answers, now)
  const { count } = await tx.member.updateMany({ where: { id, emailConfirmedAt: null }, data: facts })
  if (count === 0) return
  await keepAcceptance(tx, id, answers.versions, now)
  const recent = await tx.oneTimeToken.updateMany({
    where: {
      memberId: id,
      purpose: 'confirm-email',
      usedAt: null,
      createdAt: { gt: new Date(now.getTime() - SAME_MOMENT) },
    },
    data: { returnTo: answers.wanted },
  })
  if (recent.count) return
  await recordAct(tx, null, { act: 'register-again', thing: { kind: 'member', id } }, now)
  const member = await tx.member.findUniqueOrThrow({ where: { id } })
  await sendConfirmation(tx, member, answers.wanted, now)
}

function answersOf({ form, lang, wanted, passwordHash, versions }: Answers, now: Date) {
  return {
    email: form.email.address,
    firstName: form.firstName,
    lastName: form.lastName,
    organisation: form.organisation,
    stakeholderGroup: form.stakeholderGroup,
    motivation: form.motivation,
    lang,
    passwordHash,
    wantedPath: wanted,
    ...acceptanceOf(versions, now),
  }
}
