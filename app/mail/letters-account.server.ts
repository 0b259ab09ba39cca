import { formatDate } from '~/i18n/formats'
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

/** Names of the letters as queued: one function each, in the transaction of the fact that it tells. */
export const accountLetters = { deletionAsked, deletionNear, accountKept }
