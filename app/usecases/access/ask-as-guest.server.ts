import type { Guest } from '~/domain/access/visitor'
import type { GuestRequest } from '~/domain/library/access-request'
import type { Locale } from '~/domain/locale'
import type { FormTrap } from '~/domain/membership/form-trap'
import { maySignIn, standingOf } from '~/domain/membership/membership'
import { DURATIONS, milliseconds } from '~/domain/retention'
import { isSlug } from '~/domain/slug'
import { wakeLetters } from '~/jobs/queue.server'
import { accessLetters } from '~/mail/letters-access.server'
import { inTransaction, type Transaction } from '~/storage/database.server'
import { hashToken, newId, newToken } from '~/storage/ids.server'
import { countUse } from '~/storage/rate-limits.server'
import { inEvenTime, type Limited, limited } from '../membership/refusals.server'
import { findAtGate, type NamedDocument } from './gated-document.server'
import { mailOf, sendNewLink } from './give-pass.server'
import { isSuspended } from './suspended-address.server'

export type AskedAsGuest =
  /** Whatever there is of this address: a letter has left for it. */
  | { outcome: 'taken' }
  /** Filled in too quickly for a person, or in a form that is not of today. */
  | { outcome: 'send-again' }
  /** The document is not one to ask for. */
  | { outcome: 'not-needed' }
  | { outcome: 'missing' }
  | Limited

type Visit = { lang: Locale; address: string; trap: FormTrap }

/**
 * Somebody without an account asks for a by-request document. A letter leaves for his address, and only its button makes
 * the request real; the answer, its time included, is the same for every address. A program that filled the hidden
 * field gets that answer too, and nothing is kept.
 */
export async function askAsGuest(
  guest: Guest,
  slug: string,
  form: GuestRequest,
  { lang, address, trap }: Visit,
  now: Date,
): Promise<AskedAsGuest> {
  const found = isSlug(slug) ? await findAtGate(guest, { slug }, now) : null
  if (!found) return { outcome: 'missing' }
  if (found.reason !== 'by-request') return { outcome: 'not-needed' }
  if (trap === 'early' || trap === 'stale') return { outcome: 'send-again' }
  const seconds = await countUse(['guest-ask-address', address], ['guest-ask-email', form.email.key])
  if (seconds) return limited(seconds)
  return inEvenTime(250, async () => {
    if (trap === 'filled') return { outcome: 'taken' }
    await inTransaction((tx) => answerByLetter(tx, found.document, { form, lang }, now))
    await wakeLetters()
    return { outcome: 'taken' }
  })
}

type Asking = { form: GuestRequest; lang: Locale }

/** One letter, by what is known of the address: nobody but its owner learns what that is. */
async function answerByLetter(
  tx: Transaction,
  document: NamedDocument,
  { form, lang }: Asking,
  now: Date,
): Promise<void> {
  // Of clicks at one moment the first is done with before the next looks: one letter.
  const key = `${document.id} ${form.email.key}`
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`
  const member = await tx.member.findUnique({ where: { emailKey: form.email.key } })
  const standing = member && standingOf(member)
  if (await isSuspended(tx, form.email.key, now)) return
  if (member && standing && maySignIn(standing)) return accessLetters.askByAccount(tx, member, document, now)
  const grant = await tx.accessGrant.findFirst({
    where: {
      documentId: document.id,
      guest: { emailKey: form.email.key },
      declinedAt: null,
      OR: [{ endsAt: null }, { endsAt: { gt: now } }],
    },
    include: { guest: true, pass: true },
  })
  if (grant?.pass) return sendNewLink(tx, grant.pass, document, now)
  if (grant?.guest) return accessLetters.accessReceived(tx, mailOf(grant.guest), document, grant.askedAt, now)
  return askToConfirm(tx, document, { form, lang }, now)
}

/** A second click within this time sends no second letter. */
const SAME_MOMENT = 60_000

/** The latest answers count. Whoever wrote them, the page of the letter shows what its button would send. */
async function askToConfirm(
  tx: Transaction,
  document: NamedDocument,
  { form: { email, ...answers }, lang }: Asking,
  now: Date,
): Promise<void> {
  const where = { documentId: document.id, emailKey: email.key }
  const same = await tx.guestAsking.count({
    where: { ...where, ...answers, askedAt: { gt: new Date(now.getTime() - SAME_MOMENT) } },
  })
  if (same) return
  const token = newToken()
  const facts = {
    ...answers,
    email: email.address,
    lang,
    tokenHash: hashToken(token),
    askedAt: now,
    expiresAt: new Date(now.getTime() + milliseconds(DURATIONS.guestAsking)),
  }
  await tx.guestAsking.upsert({
    where: { documentId_emailKey: where },
    create: { id: newId(), ...where, ...facts },
    update: facts,
  })
  const to = { email: email.address, firstName: answers.firstName, lang }
  await accessLetters.confirmAsking(tx, to, document, token, now)
}
