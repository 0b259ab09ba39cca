import { config } from '~/config.server'
import { DEFAULT_LOCALE, isLocale, type Locale } from '~/domain/locale'
import { formatDate } from '~/i18n/formats'
import { type LetterTexts, letterTexts, type SecurityChange } from '~/i18n/letters'
import { paths } from '~/paths'
import { readSite } from '~/storage/content.server'
import type { Transaction } from '~/storage/database.server'
import { newId } from '~/storage/ids.server'
import { headerAddress, headerValue, oneLine } from './header-value'
import { renderHtml, renderText } from './render-letter'

/** To whom a letter goes, and in which language; every letter has one recipient. */
export type Recipient = { email: string; firstName: string; lang: string }

type Letter = { kind: string; link: string | null; texts: (t: Texts, named: Named) => LetterTexts }
type Texts = (typeof letterTexts)[Locale]
type Named = { site: string; firstName: string }

/** Link (a page with a button) and six digits; `returnTo` itself stays in the token's row. */
function confirmEmail(
  tx: Transaction,
  to: Recipient,
  { token, code, returnTo }: { token: string; code: string; returnTo: string | null },
  now: Date,
): Promise<void> {
  const href = absolute(paths.confirmEmail(langOf(to), token))
  const wanted = returnTo !== null
  return queue(tx, to, now, {
    kind: 'confirm-email',
    link: href,
    texts: (t, named) => t.confirmEmail({ ...named, href, code, wanted }),
  })
}

/** To the owner of a known address that somebody registered again: only he learns that it has an account. */
function alreadyRegistered(
  tx: Transaction,
  to: Recipient,
  { returnTo }: { returnTo: string | null },
  now: Date,
): Promise<void> {
  const lang = langOf(to)
  const href = absolute(paths.login(lang, returnTo ?? undefined))
  const forgotHref = absolute(paths.forgotPassword(lang))
  return queue(tx, to, now, {
    kind: 'already-registered',
    link: href,
    texts: (t, named) => t.alreadyRegistered({ ...named, href, forgotHref }),
  })
}

/** Leads to the page that this person wanted when he registered, else to the library. */
function registrationApproved(
  tx: Transaction,
  to: Recipient,
  { returnTo }: { returnTo: string | null },
  now: Date,
): Promise<void> {
  const href = absolute(returnTo ?? paths.documents(langOf(to)))
  const wanted = returnTo !== null && /^\/(?:[a-z]{2}\/documents|files)\/./.test(returnTo)
  return queue(tx, to, now, {
    kind: 'registration-approved',
    link: href,
    texts: (t, named) => t.registrationApproved({ ...named, href, wanted }),
  })
}

/** `reason` is the admin's own words to the applicant, or empty. */
function registrationRefused(
  tx: Transaction,
  to: Recipient,
  { reason }: { reason: string | null },
  now: Date,
): Promise<void> {
  return queue(tx, to, now, {
    kind: 'registration-refused',
    link: null,
    texts: (t, named) => t.registrationRefused({ ...named, reason: reason?.trim() ?? '' }),
  })
}

/** To an admin; `waiting` counts all applicants who have confirmed their address, this one included. */
function applicantWaiting(
  tx: Transaction,
  to: Recipient,
  { waiting }: { waiting: number },
  now: Date,
): Promise<void> {
  const href = absolute(`${paths.deskMembers(langOf(to))}?standing=pending`)
  return queue(tx, to, now, {
    kind: 'applicant-waiting',
    link: href,
    texts: (t, named) => t.applicantWaiting({ ...named, href, waiting }),
  })
}

function resetPassword(
  tx: Transaction,
  to: Recipient,
  { token }: { token: string },
  now: Date,
): Promise<void> {
  const href = absolute(paths.resetPassword(langOf(to), token))
  return queue(tx, to, now, {
    kind: 'reset-password',
    link: href,
    texts: (t, named) => t.resetPassword({ ...named, href }),
  })
}

function passwordChanged(tx: Transaction, to: Recipient, now: Date): Promise<void> {
  const href = absolute(paths.forgotPassword(langOf(to)))
  return queue(tx, to, now, {
    kind: 'password-changed',
    link: href,
    texts: (t, named) => t.passwordChanged({ ...named, href }),
  })
}

/** Link (a page with a button) and six digits that sign in once. */
function signIn(
  tx: Transaction,
  to: Recipient,
  { token, code }: { token: string; code: string },
  now: Date,
): Promise<void> {
  const href = absolute(paths.signInLink(langOf(to), token))
  return queue(tx, to, now, {
    kind: 'sign-in',
    link: href,
    texts: (t, named) => t.signIn({ ...named, href, code }),
  })
}

/** To the owner of an account, whenever its protection changes. */
function securityChanged(
  tx: Transaction,
  to: Recipient,
  { change }: { change: SecurityChange },
  now: Date,
): Promise<void> {
  const href = absolute(paths.forgotPassword(langOf(to)))
  return queue(tx, to, now, {
    kind: 'security-changed',
    link: href,
    texts: (t, named) => t.securityChanged({ ...named, href, change }),
  })
}

/** To an editor; `member` is the asking person's full name. */
function accessAsked(
  tx: Transaction,
  to: Recipient,
  { title, slug, member, message }: { title: string; slug: string; member: string; message: string },
  now: Date,
): Promise<void> {
  const href = absolute(paths.document(langOf(to), slug))
  return queue(tx, to, now, {
    kind: 'access-asked',
    link: href,
    texts: (t, named) =>
      t.accessAsked({
        ...named,
        href,
        title: oneLine(title),
        member: oneLine(member),
        message: message.trim(),
      }),
  })
}

/** `endsAt` null: without end. */
function accessGranted(
  tx: Transaction,
  to: Recipient,
  { title, slug, endsAt }: { title: string; slug: string; endsAt: Date | null },
  now: Date,
): Promise<void> {
  const lang = langOf(to)
  const href = absolute(paths.document(lang, slug))
  const until = endsAt ? formatDate(endsAt, lang) : null
  return queue(tx, to, now, {
    kind: 'access-granted',
    link: href,
    texts: (t, named) => t.accessGranted({ ...named, href, title: oneLine(title), until }),
  })
}

function accessDeclined(
  tx: Transaction,
  to: Recipient,
  { title, slug }: { title: string; slug: string },
  now: Date,
): Promise<void> {
  const href = absolute(paths.document(langOf(to), slug))
  return queue(tx, to, now, {
    kind: 'access-declined',
    link: href,
    texts: (t, named) => t.accessDeclined({ ...named, href, title: oneLine(title) }),
  })
}

/** Links are built from APP_ORIGIN alone, never from a request. */
const absolute = (path: string): string => config().origin + path

const langOf = ({ lang }: Recipient): Locale => (isLocale(lang) ? lang : DEFAULT_LOCALE)

/** One letter, one function, each queued in the transaction of the fact that it tells. */
export const letters = {
  confirmEmail,
  alreadyRegistered,
  registrationApproved,
  registrationRefused,
  applicantWaiting,
  resetPassword,
  passwordChanged,
  signIn,
  securityChanged,
  accessAsked,
  accessGranted,
  accessDeclined,
}

/** Writes the letter's row; nothing leaves before the caller's transaction is committed. */
async function queue(tx: Transaction, to: Recipient, now: Date, letter: Letter): Promise<void> {
  const lang = langOf(to)
  const site = (await readSite()).name
  const texts = letter.texts(letterTexts[lang], { site, firstName: oneLine(to.firstName, 80) })
  const framed = { ...texts, lang, site }
  await tx.letter.create({
    data: {
      id: newId(),
      kind: letter.kind,
      lang,
      toAddress: headerAddress(to.email),
      subject: headerValue(texts.subject),
      text: renderText(framed),
      html: renderHtml(framed),
      link: letter.link,
      queuedAt: now,
      nextAttemptAt: now,
    },
  })
}
