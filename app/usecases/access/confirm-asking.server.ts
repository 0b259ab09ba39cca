import { GUEST } from '~/domain/access/visitor'
import { inLocale, type Locale } from '~/domain/locale'
import { wakeLetters } from '~/jobs/queue.server'
import { accessLetters } from '~/mail/letters-access.server'
import { db, inTransaction, type Transaction } from '~/storage/database.server'
import { hashToken, newId } from '~/storage/ids.server'
import { recordAct } from '../audit.server'
import { type AtGate, findAtGate } from './gated-document.server'
import { mailOf } from './give-pass.server'
import { keepRequest } from './keep-request.server'
import { isSuspended } from './suspended-address.server'
import { tellStaffOfRequest } from './tell-staff.server'

export type AskingView =
  | {
      state: 'ready'
      title: string
      firstName: string
      lastName: string
      organisation: string
      message: string
    }
  | { state: 'spent' }

/** What the page of the letter's link shows: what its button would send. Looking uses nothing up. */
export async function lookAtAsking(token: string, lang: Locale, now: Date): Promise<AskingView> {
  const asking = await findAsking(token, now)
  const found = asking && (await findAtGate(GUEST, { id: asking.documentId }, now))
  if (!asking || !found) return { state: 'spent' }
  const { firstName, lastName, organisation, message } = asking
  const title = inLocale(found.document.texts, lang)?.title ?? found.document.slug
  return { state: 'ready', title, firstName, lastName, organisation, message }
}

async function findAsking(token: string, now: Date) {
  const where = { tokenHash: hashToken(token), expiresAt: { gt: now } }
  const asking = await db().guestAsking.findFirst({ where })
  return asking && !(await isSuspended(db(), asking.emailKey, now)) ? asking : null
}

/** The guest's request is real now: he gets a receipt, and the staff is told. Good once. */
export async function confirmAsking(
  token: string,
  now: Date,
): Promise<{ outcome: 'confirmed'; slug: string } | { outcome: 'spent' }> {
  const asking = await findAsking(token, now)
  const found = asking && (await findAtGate(GUEST, { id: asking.documentId }, now))
  if (!found) return { outcome: 'spent' }
  const done = await inTransaction((tx) => confirm(tx, asking, found, now))
  if (!done) return { outcome: 'spent' }
  await wakeLetters()
  return { outcome: 'confirmed', slug: found.document.slug }
}

type Asking = NonNullable<Awaited<ReturnType<typeof findAsking>>>

async function confirm(tx: Transaction, asking: Asking, { document, reason }: AtGate, now: Date) {
  const { tokenHash, message, email, emailKey, firstName, lastName, organisation, lang } = asking
  const { count } = await tx.guestAsking.deleteMany({ where: { tokenHash, expiresAt: { gt: now } } })
  if (count === 0) return false
  // It may have opened to everybody meanwhile: then there is nothing to ask.
  if (reason !== 'by-request') return true
  const facts = { email, firstName, lastName, organisation, lang, confirmedAt: now }
  const guest = await tx.guestAsker.upsert({
    where: { emailKey },
    create: { id: newId(), emailKey, ...facts },
    update: facts,
  })
  if (!(await keepRequest(tx, document.id, { guestId: guest.id }, message, now))) return true
  const act = {
    act: 'ask-access',
    thing: { kind: 'document', id: document.id },
    detail: { how: 'guest' },
  } as const
  await recordAct(tx, null, act, now)
  await accessLetters.accessReceived(tx, mailOf(guest), document, now, now)
  await tellStaffOfRequest(tx, now)
  return true
}
