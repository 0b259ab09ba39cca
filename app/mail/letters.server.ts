import { formatDate } from '~/i18n/formats'
import { letterTexts, type SecurityChange } from '~/i18n/letters'
import { paths } from '~/paths'
import type { Transaction } from '~/storage/database.server'
import { oneLine } from './header-value'
import { absolute, langOf, queueLetter, type Recipient } from './queue-letter.server'

/** Link (a page with a button) and six digits; `returnTo` itself stays in the token's row. */
function confirmEmail(
  tx: Transaction,
  to: Recipient,
  { token, code, returnTo }: { token: string; code: string; returnTo: string | null },
  now: Date,
): Promise<void> {
  const href = absolute(paths.confirmEmail(langOf(to), token))
  const wanted = returnTo !== null
  return queueLetter(tx, to, now, letterTexts, {
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
  return queueLetter(tx, to, now, letterTexts, {
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
  return queueLetter(tx, to, now, letterTexts, {
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
  return queueLetter(tx, to, now, letterTexts, {
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
  return queueLetter(tx, to, now, letterTexts, {
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
  return queueLetter(tx, to, now, letterTexts, {
    kind: 'reset-password',
    link: href,
    texts: (t, named) => t.resetPassword({ ...named, href }),
  })
}

function passwordChanged(tx: Transaction, to: Recipient, now: Date): Promise<void> {
  const href = absolute(paths.forgotPassword(langOf(to)))
  return queueLetter(tx, to, now, letterTexts, {
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
  return queueLetter(tx, to, now, letterTexts, {
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
  return queueLetter(tx, to, now, letterTexts, {
    kind: 'security-changed',
    link: href,
    texts: (t, named) => t.securityChanged({ ...named, href, change }),
  })
}

/** To an editor; `member` is who asks, with his full name. */
function accessAsked(
  tx: Transaction,
  to: Recipient,
  {
    title,
    slug,
    member,
    message,
  }: { title: string; slug: string; member: { id: string; name: string }; message: string },
  now: Date,
): Promise<void> {
  const href = absolute(paths.document(langOf(to), slug))
  return queueLetter(tx, to, now, letterTexts, {
    kind: 'access-asked',
    link: href,
    aboutId: member.id,
    texts: (t, named) =>
      t.accessAsked({
        ...named,
        href,
        title: oneLine(title),
        member: oneLine(member.name),
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
  return queueLetter(tx, to, now, letterTexts, {
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
  return queueLetter(tx, to, now, letterTexts, {
    kind: 'access-declined',
    link: href,
    texts: (t, named) => t.accessDeclined({ ...named, href, title: oneLine(title) }),
  })
}

/** Links are built from APP_ORIGIN alone, never from a request. */
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
