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
  const href = absolute(paths.keepAccount(lang, token))
  const forgotHref = absolute(paths.forgotPassword(lang))
  const date = formatDate(erasedOn, lang)
  return queueLetter(tx, to, now, accountLetterTexts, {
    kind: 'deletion-asked',
    link: href,
    texts: (t, named) => t.deletionAsked({ ...named, href, forgotHref, date }),
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
  const href = absolute(paths.keepAccount(lang, token))
  const date = formatDate(erasedOn, lang)
  return queueLetter(tx, to, now, accountLetterTexts, {
    kind: 'deletion-near',
    link: href,
    texts: (t, named) => t.deletionNear({ ...named, href, date }),
  })
}

function accountKept(tx: Transaction, to: Recipient, now: Date): Promise<void> {
  const lang = langOf(to)
  const href = absolute(paths.account(lang))
  const forgotHref = absolute(paths.forgotPassword(lang))
  return queueLetter(tx, to, now, accountLetterTexts, {
    kind: 'account-kept',
    link: href,
    texts: (t, named) => t.accountKept({ ...named, href, forgotHref }),
  })
}

/** To the new address: link (a page with a button) and six digits. */
function confirmNewEmail(
  tx: Transaction,
  to: Recipient,
  { token, code }: { token: string; code: string },
  now: Date,
): Promise<void> {
  const href = absolute(paths.confirmNewEmail(langOf(to), token))
  return queueLetter(tx, to, now, accountLetterTexts, {
    kind: 'confirm-new-email',
    link: href,
    texts: (t, named) => t.confirmNewEmail({ ...named, href, code }),
  })
}

/** To the owner of an address that somebody wanted for another account: only he learns that it has one. */
function emailTaken(tx: Transaction, to: Recipient, now: Date): Promise<void> {
  const href = absolute(paths.login(langOf(to)))
  return queueLetter(tx, to, now, accountLetterTexts, {
    kind: 'email-taken',
    link: href,
    texts: (t, named) => t.emailTaken({ ...named, href }),
  })
}

/** To the address that the account has now, at once. */
function emailChangeAsked(
  tx: Transaction,
  to: Recipient,
  { newEmail }: { newEmail: string },
  now: Date,
): Promise<void> {
  const forgotHref = absolute(paths.forgotPassword(langOf(to)))
  return queueLetter(tx, to, now, accountLetterTexts, {
    kind: 'email-change-asked',
    link: forgotHref,
    texts: (t, named) => t.emailChangeAsked({ ...named, newEmail, forgotHref }),
  })
}

/** To the address that the account had until now. */
function emailChanged(
  tx: Transaction,
  to: Recipient,
  { newEmail }: { newEmail: string },
  now: Date,
): Promise<void> {
  const contactHref = absolute(paths.page(langOf(to), 'legal'))
  return queueLetter(tx, to, now, accountLetterTexts, {
    kind: 'email-changed',
    link: contactHref,
    texts: (t, named) => t.emailChanged({ ...named, newEmail, contactHref }),
  })
}

/** The file itself never travels by letter: it waits in the account. */
function exportReady(tx: Transaction, to: Recipient, { endsAt }: { endsAt: Date }, now: Date): Promise<void> {
  const lang = langOf(to)
  const href = absolute(paths.accountData(lang))
  const until = formatMoment(endsAt, lang)
  return queueLetter(tx, to, now, accountLetterTexts, {
    kind: 'export-ready',
    link: href,
    texts: (t, named) => t.exportReady({ ...named, href, until }),
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
