import type { Locale } from '~/domain/locale'
import { inLocale } from '~/domain/locale'
import { formatDate, formatMoment } from '~/i18n/formats'
import type { LetterTexts } from '~/i18n/letter-parts'
import { accessLetterTexts } from '~/i18n/letters-access'
import { paths } from '~/paths'
import type { Transaction } from '~/storage/database.server'
import { oneLine } from './header-value'
import { langOf, queueLetter, type Recipient } from './queue-letter.server'

/** A document as letters name it, in the language of each. */
export type Titled = { slug: string; texts: { lang: string; title: string }[] }

type Dictionary = (typeof accessLetterTexts)[Locale]
type About = { site: string; firstName: string; title: string; href: string }

type Letter = {
  kind: string
  /** Where its link leads; without one, to the page of the document. */
  path?: (lang: Locale) => string
  words: (t: Dictionary, about: About) => LetterTexts
}

/** A letter about a document: its title in the language of who gets it. */
function tell(
  tx: Transaction,
  to: Recipient,
  document: Titled,
  { kind, path, words }: Letter,
  now: Date,
): Promise<void> {
  const lang = langOf(to)
  const title = oneLine(inLocale(document.texts, lang)?.title ?? document.slug)
  return queueLetter(tx, to, now, accessLetterTexts, {
    kind,
    path: path ?? ((its) => paths.document(its, document.slug)),
    texts: (t, named) => words(t, { ...named, title }),
  })
}

/** To a guest who asks: his request is real once he has pressed the button of the link's page. */
function confirmAsking(tx: Transaction, to: Recipient, document: Titled, token: string, now: Date) {
  const path = (lang: Locale) => paths.confirmRequest(lang, token)
  return tell(tx, to, document, { kind: 'confirm-asking', path, words: (t, p) => t.confirmAsking(p) }, now)
}

/** To the owner of an account with whose address somebody asks as a guest: only he learns that it has one. */
function askByAccount(tx: Transaction, to: Recipient, document: Titled, now: Date) {
  const path = (lang: Locale) => paths.login(lang, paths.document(lang, document.slug))
  return tell(tx, to, document, { kind: 'ask-by-account', path, words: (t, p) => t.askByAccount(p) }, now)
}

/** Receipt of an asking, also of one that has been waiting for some time. */
function accessReceived(tx: Transaction, to: Recipient, document: Titled, askedAt: Date, now: Date) {
  const date = formatDate(askedAt, langOf(to))
  const words: Letter['words'] = (t, p) => t.accessReceived({ ...p, date })
  return tell(tx, to, document, { kind: 'access-received', words }, now)
}

/** To the staff; it names nobody and nothing, but how many wait. */
function accessAsked(tx: Transaction, to: Recipient, waiting: number, now: Date) {
  return queueLetter(tx, to, now, accessLetterTexts, {
    kind: 'access-asked',
    path: paths.deskRequests,
    texts: (t, named) => t.accessAsked({ ...named, waiting }),
  })
}

/** `endsAt` null: without end. `token`: a guest's personal link. */
function accessGranted(
  tx: Transaction,
  to: Recipient,
  document: Titled,
  { endsAt, answer, token }: { endsAt: Date | null; answer: string | null; token: string | null },
  now: Date,
) {
  const lang = langOf(to)
  const until = endsAt ? formatDate(endsAt, lang) : null
  const personal = token !== null
  const words: Letter['words'] = (t, p) => t.accessGranted({ ...p, until, answer: answer ?? '', personal })
  const letter = personal
    ? { kind: 'access-opened', path: (its: Locale) => paths.guestAccess(its, token), words }
    : { kind: 'access-granted', words }
  return tell(tx, to, document, letter, now)
}

function accessDeclined(tx: Transaction, to: Recipient, document: Titled, answer: string | null, now: Date) {
  const words: Letter['words'] = (t, p) => t.accessDeclined({ ...p, answer: answer ?? '' })
  return tell(tx, to, document, { kind: 'access-declined', words }, now)
}

/** A week before its end. */
function accessEnding(tx: Transaction, to: Recipient, document: Titled, endsAt: Date, now: Date) {
  const until = formatDate(endsAt, langOf(to))
  const words: Letter['words'] = (t, p) => t.accessEnding({ ...p, until })
  return tell(tx, to, document, { kind: 'access-ending', words }, now)
}

function accessEnded(tx: Transaction, to: Recipient, document: Titled, now: Date) {
  return tell(tx, to, document, { kind: 'access-ended', words: (t, p) => t.accessEnded(p) }, now)
}

/** A new personal link, which replaces the one before. */
function guestLink(tx: Transaction, to: Recipient, document: Titled, token: string, now: Date) {
  const path = (lang: Locale) => paths.guestAccess(lang, token)
  return tell(tx, to, document, { kind: 'guest-link', path, words: (t, p) => t.guestLink(p) }, now)
}

/** To a colleague of `sharer`, a full name. */
function shared(
  tx: Transaction,
  to: Recipient,
  document: Titled,
  { sharer, endsAt, token }: { sharer: string; endsAt: Date; token: string },
  now: Date,
) {
  const until = formatMoment(endsAt, langOf(to))
  const words: Letter['words'] = (t, p) => t.shared({ ...p, sharer: oneLine(sharer), until })
  const path = (lang: Locale) => paths.guestAccess(lang, token)
  return tell(tx, to, document, { kind: 'shared', path, words }, now)
}

export const accessLetters = {
  confirmAsking,
  askByAccount,
  accessReceived,
  accessAsked,
  accessGranted,
  accessDeclined,
  accessEnding,
  accessEnded,
  guestLink,
  shared,
}
