import { memberLetterTexts } from '~/i18n/letters-members'
import { paths } from '~/paths'
import type { Transaction } from '~/storage/database.server'
import { absolute, langOf, queueLetter, type Recipient } from './queue-letter.server'

/** To who was made a member without having registered; the link leads to the page where he chooses his password. */
function accountOpened(
  tx: Transaction,
  to: Recipient,
  { token }: { token: string },
  now: Date,
): Promise<void> {
  const href = absolute(paths.resetPassword(langOf(to), token))
  return queueLetter(tx, to, now, memberLetterTexts, {
    kind: 'account-opened',
    link: href,
    texts: (t, named) => t.accountOpened({ ...named, href }),
  })
}

export const memberLetters = { accountOpened }
