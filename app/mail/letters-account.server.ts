import { formatDate, formatMoment } from '~/i18n/formats'
import { accountLetterTexts } from '~/i18n/letters-account'
import { paths } from '~/paths'
import type { Transaction } from '~/storage/database.server'
import { absolute, langOf, queueLetter, type Recipient } from './queue-letter.server'

/** At once, with a link to a page whose button keeps the account. */
function deletionAsked(
  tx: Transaction,
  to: Recipient,
  { token, erasedOn }: { token: string; erasedOn: Date },
  now: Date,
): Promise<void> {
  const lang = langOf(to)
  const forgotHref = absolute(paths.forgotPassword(lang))
  const date = formatDate(erasedOn, lang)
  return queueLetter(tx, to, now, accountLetterTexts, {
    kind: 'deletion-asked',
    path: (lang) => paths.keepAccount(lang, token),
    texts: (t, named) => t.deletionAsked({ ...named, forgotHref, date }),
  })
}

/** Three days before the end; the last letter that this person gets. */
function deletionNear(
  tx: Transaction,
  to: Recipient,
  { token, erasedOn }: { token: string; erasedOn: Date },
  now: Date,
): Promise<void> {
  const lang = langOf(to)
  const date = formatDate(erasedOn, lang)
  return queueLetter(tx, to, now, accountLetterTexts, {
    kind: 'deletion-near',
    path: (lang) => paths.keepAccount(lang, token),
    texts: (t, named) => t.deletionNear({ ...named, date }),
  })
}

function accountKept(tx: Transaction, to: Recipient, now: Date): Promise<void> {
  const lang = langOf(to)
  const forgotHref = absolute(paths.forgotPassword(lang))
  return queueLetter(tx, to, now, accountLetterTexts, {
    kind: 'account-kept',
    path: (lang) => paths.account(lang),
    texts: (t, named) => t.accountKept({ ...named, forgotHref }),
  })
}

/** To the new address: link (a page with a button) and a code. */
function confirmNewEmail(
  tx: Transaction,
  to: Recipient,
  { token, code }: { token: string; code: string },
  now: Date,
): Promise<void> {
  return queueLetter(tx, to, now, accountLetterTexts, {
    kind: 'confirm-new-email',
    path: (lang) => paths.confirmNewEmail(lang, token),
    texts: (t, named) => t.confirmNewEmail({ ...named, code }),
  })
}

/** To the owner of an address that somebody wanted for another account: only he learns that it has one. */
function emailTaken(tx: Transaction, to: Recipient, now: Date): Promise<void> {
  return queueLetter(tx, to, now, accountLetterTexts, {
    kind: 'email-taken',
    path: (lang) => paths.login(lang),
    texts: (t, named) => t.emailTaken(named),
  })
}

/** To the address that the account has now, at once. */
function emailChangeAsked(
  tx: Transaction,
  to: Recipient,
  { newEmail }: { newEmail: string },
  now: Date,
): Promise<void> {
  return queueLetter(tx, to, now, accountLetterTexts, {
    kind: 'email-change-asked',
    path: (lang) => paths.forgotPassword(lang),
    texts: (t, named) => t.emailChangeAsked({ ...named, newEmail, forgotHref: named.href }),
  })
}

/** To the address that the account had until now. */
function emailChanged(
  tx: Transaction,
  to: Recipient,
  { newEmail }: { newEmail: string },
  now: Date,
): Promise<void> {
  return queueLetter(tx, to, now, accountLetterTexts, {
    kind: 'email-changed',
    path: (lang) => paths.page(lang, 'legal'),
    texts: (t, named) => t.emailChanged({ ...named, newEmail, contactHref: named.href }),
  })
}

/** The file itself never travels by letter: it waits in the account. */
function exportReady(tx: Transaction, to: Recipient, { endsAt }: { endsAt: Date }, now: Date): Promise<void> {
  const lang = langOf(to)
  const until = formatMoment(endsAt, lang)
  return queueLetter(tx, to, now, accountLetterTexts, {
    kind: 'export-ready',
    path: (lang) => paths.accountData(lang),
    texts: (t, named) => t.exportReady({ ...named, until }),
  })
}

/** One letter, one function, each queued in the transaction of the fact that it tells. */
export const accountLetters = {
  deletionAsked,
  deletionNear,
  accountKept,
  confirmNewEmail,
  emailTaken,
  emailChangeAsked,
  emailChanged,
  exportReady,
}
