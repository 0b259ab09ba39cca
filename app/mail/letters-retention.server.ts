import { formatDate } from '~/i18n/formats'
import { retentionLetterTexts } from '~/i18n/letters-retention'
import { paths } from '~/paths'
import type { Transaction } from '~/storage/database.server'
import { absolute, langOf, queueLetter, type Recipient } from './queue-letter.server'

/** To a member who has not been here for long: signing in keeps the account, nothing else is asked. */
function accountUnused(
  tx: Transaction,
  to: Recipient,
  { erasedOn, last }: { erasedOn: Date; last: boolean },
  now: Date,
): Promise<void> {
  const lang = langOf(to)
  const forgotHref = absolute(paths.forgotPassword(lang))
  const date = formatDate(erasedOn, lang)
  return queueLetter(tx, to, now, retentionLetterTexts, {
    kind: last ? 'account-unused-last' : 'account-unused',
    path: (lang) => paths.login(lang, paths.account(lang)),
    texts: (t, named) => t.accountUnused({ ...named, forgotHref, date, last }),
  })
}

export const retentionLetters = { accountUnused }
