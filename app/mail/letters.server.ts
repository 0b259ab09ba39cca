import { letterTexts, type SecurityChange } from '~/i18n/letters'
import { paths } from '~/paths'
import type { Transaction } from '~/storage/database.server'
import { absolute, langOf, queueLetter, type Recipient } from './queue-letter.server'

/** Link (a page with a button) and a code; `returnTo` itself stays in the token's row. */
function confirmEmail(
  tx: Transaction,
  to: Recipient,
  { token, code, returnTo }: { token: string; code: string; returnTo: string | null },
  now: Date,
): Promise<void> {
  const wanted = returnTo !== null
  return queueLetter(tx, to, now, letterTexts, {
    kind: 'confirm-email',
    path: (lang) => paths.confirmEmail(lang, token),
    texts: (t, named) => t.confirmEmail({ ...named, code, wanted }),
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
  const forgotHref = absolute(paths.forgotPassword(lang))
  return queueLetter(tx, to, now, letterTexts, {
    kind: 'already-registered',
    path: (lang) => paths.login(lang, returnTo ?? undefined),
    texts: (t, named) => t.alreadyRegistered({ ...named, forgotHref }),
  })
}

/** Leads to the page that this person wanted when he registered, else to the library. */
function registrationApproved(
  tx: Transaction,
  to: Recipient,
  { returnTo }: { returnTo: string | null },
  now: Date,
): Promise<void> {
  const wanted = returnTo !== null && /^\/(?:[a-z]{2}\/documents|files)\/./.test(returnTo)
  return queueLetter(tx, to, now, letterTexts, {
    kind: 'registration-approved',
    path: (lang) => returnTo ?? paths.documents(lang),
    texts: (t, named) => t.registrationApproved({ ...named, wanted }),
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
  return queueLetter(tx, to, now, letterTexts, {
    kind: 'applicant-waiting',
    path: (lang) => `${paths.deskMembers(lang)}?standing=pending`,
    texts: (t, named) => t.applicantWaiting({ ...named, waiting }),
  })
}

function resetPassword(
  tx: Transaction,
  to: Recipient,
  { token }: { token: string },
  now: Date,
): Promise<void> {
  return queueLetter(tx, to, now, letterTexts, {
    kind: 'reset-password',
    path: (lang) => paths.resetPassword(lang, token),
    texts: (t, named) => t.resetPassword(named),
  })
}

function passwordChanged(tx: Transaction, to: Recipient, now: Date): Promise<void> {
  return queueLetter(tx, to, now, letterTexts, {
    kind: 'password-changed',
    path: (lang) => paths.forgotPassword(lang),
    texts: (t, named) => t.passwordChanged(named),
  })
}

/** Link (a page with a button) and a code that sign in once. */
function signIn(
  tx: Transaction,
  to: Recipient,
  { token, code }: { token: string; code: string },
  now: Date,
): Promise<void> {
  return queueLetter(tx, to, now, letterTexts, {
    kind: 'sign-in',
    path: (lang) => paths.signInLink(lang, token),
    texts: (t, named) => t.signIn({ ...named, code }),
  })
}

/** To the owner of an account, whenever its protection changes. */
function securityChanged(
  tx: Transaction,
  to: Recipient,
  { change }: { change: SecurityChange },
  now: Date,
): Promise<void> {
  return queueLetter(tx, to, now, letterTexts, {
    kind: 'security-changed',
    path: (lang) => paths.forgotPassword(lang),
    texts: (t, named) => t.securityChanged({ ...named, change }),
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
}
