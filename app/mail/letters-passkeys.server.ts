import { passkeyLetterTexts } from '~/i18n/letters-passkeys'
import { paths } from '~/paths'
import type { Transaction } from '~/storage/database.server'
import { oneLine } from './header-value'
import { absolute, langOf, queueLetter, type Recipient } from './queue-letter.server'

/** To the owner of an account, whenever a passkey is added or taken away; `name` is his own. */
function passkeyChanged(
  tx: Transaction,
  to: Recipient,
  { change, name }: { change: 'add-passkey' | 'remove-passkey'; name: string },
  now: Date,
): Promise<void> {
  const href = absolute(paths.forgotPassword(langOf(to)))
  return queueLetter(tx, to, now, passkeyLetterTexts, {
    kind: 'passkey-changed',
    link: href,
    texts: (t, named) => t.passkeyChanged({ ...named, href, change, name: oneLine(name) }),
  })
}

/** Letters about passkeys and about the loss of a second factor. */
export const passkeyLetters = { passkeyChanged }
