import { formatMoment } from '~/i18n/formats'
import { passkeyLetterTexts } from '~/i18n/letters-passkeys'
import { paths } from '~/paths'
import type { Transaction } from '~/storage/database.server'
import { oneLine } from './header-value'
import { langOf, queueLetter, type Recipient } from './queue-letter.server'

/** To the owner of an account, whenever a passkey is added or taken away; `name` is his own. */
function passkeyChanged(
  tx: Transaction,
  to: Recipient,
  { change, name }: { change: 'add-passkey' | 'remove-passkey'; name: string },
  now: Date,
): Promise<void> {
  return queueLetter(tx, to, now, passkeyLetterTexts, {
    kind: 'passkey-changed',
    path: (lang) => paths.forgotPassword(lang),
    texts: (t, named) => t.passkeyChanged({ ...named, change, name: oneLine(name) }),
  })
}

/** To the owner of a passkey that has counted backwards; `name` is his own. */
function passkeyCopied(tx: Transaction, to: Recipient, { name }: { name: string }, now: Date): Promise<void> {
  return queueLetter(tx, to, now, passkeyLetterTexts, {
    kind: 'passkey-copied',
    path: (lang) => paths.passkeys(lang),
    texts: (t, named) => t.passkeyCopied({ ...named, name: oneLine(name) }),
  })
}

/** To a member whose password was given, and then one wrong code of his app after the other. */
function codesGuessed(tx: Transaction, to: Recipient, now: Date): Promise<void> {
  return queueLetter(tx, to, now, passkeyLetterTexts, {
    kind: 'codes-guessed',
    path: (lang) => paths.forgotPassword(lang),
    texts: (t, named) => t.codesGuessed(named),
  })
}

/** Before a second factor that is said to be lost is removed; the link leads to a page whose button stops it. */
function removalAsked(
  tx: Transaction,
  to: Recipient,
  { token, dueAt }: { token: string; dueAt: Date },
  now: Date,
): Promise<void> {
  const lang = langOf(to)
  return queueLetter(tx, to, now, passkeyLetterTexts, {
    kind: 'factor-removal-asked',
    path: (lang) => paths.keepSecondFactor(lang, token),
    texts: (t, named) => t.removalAsked({ ...named, moment: formatMoment(dueAt, lang) }),
  })
}

function removalStopped(tx: Transaction, to: Recipient, now: Date): Promise<void> {
  return queueLetter(tx, to, now, passkeyLetterTexts, {
    kind: 'factor-removal-stopped',
    path: (lang) => paths.login(lang),
    texts: (t, named) => t.removalStopped(named),
  })
}

/** Letters about passkeys and about the loss of a second factor. */
export const passkeyLetters = { passkeyChanged, passkeyCopied, codesGuessed, removalAsked, removalStopped }
