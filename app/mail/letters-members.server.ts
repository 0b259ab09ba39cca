import { memberLetterTexts } from '~/i18n/letters-members'
import { paths } from '~/paths'
import type { Transaction } from '~/storage/database.server'
import { queueLetter, type Recipient } from './queue-letter.server'

/** To who was made a member without having registered; the link leads to the page where he chooses his password. */
function accountOpened(
  tx: Transaction,
  to: Recipient,
  { token }: { token: string },
  now: Date,
): Promise<void> {
  return queueLetter(tx, to, now, memberLetterTexts, {
    kind: 'account-opened',
    path: (lang) => paths.resetPassword(lang, token),
    texts: (t, named) => t.accountOpened(named),
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
    texts: (t, named) => t.accountSuspended({ ...named, reason: reason ?? '' }),
  })
}

function suspensionLifted(tx: Transaction, to: Recipient, now: Date): Promise<void> {
  return queueLetter(tx, to, now, memberLetterTexts, {
    kind: 'suspension-lifted',
    path: (lang) => paths.login(lang),
    texts: (t, named) => t.suspensionLifted(named),
  })
}

export const memberLetters = { accountOpened, accountSuspended, suspensionLifted }
