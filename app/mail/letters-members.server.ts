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

/** `reason` is the admin's own words to the member, or empty. */
function accountSuspended(
  tx: Transaction,
  to: Recipient,
  { reason }: { reason: string | null },
  now: Date,
): Promise<void> {
  return queueLetter(tx, to, now, memberLetterTexts, {
    kind: 'account-suspended',
    link: null,
    texts: (t, named) => t.accountSuspended({ ...named, reason: reason ?? '' }),
  })
}

function suspensionLifted(tx: Transaction, to: Recipient, now: Date): Promise<void> {
  const href = absolute(paths.login(langOf(to)))
  return queueLetter(tx, to, now, memberLetterTexts, {
    kind: 'suspension-lifted',
    link: href,
    texts: (t, named) => t.suspensionLifted({ ...named, href }),
  })
}

export const memberLetters = { accountOpened, accountSuspended, suspensionLifted }
