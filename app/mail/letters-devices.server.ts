import { formatMoment } from '~/i18n/formats'
import { deviceLetterTexts } from '~/i18n/letters-devices'
import { paths } from '~/paths'
import type { Transaction } from '~/storage/database.server'
import { absolute, langOf, queueLetter, type Recipient } from './queue-letter.server'

/** To a member whose password was just enough on a device without a mark of his. */
function newDevice(tx: Transaction, to: Recipient, { device }: { device: string }, now: Date): Promise<void> {
  const lang = langOf(to)
  const sessionsHref = absolute(paths.accountSecurity(lang))
  const moment = formatMoment(now, lang)
  return queueLetter(tx, to, now, deviceLetterTexts, {
    kind: 'new-device',
    path: (lang) => paths.forgotPassword(lang),
    texts: (t, named) => t.newDevice({ ...named, device, moment, forgotHref: named.href, sessionsHref }),
  })
}

/** One letter, one function, each queued in the transaction of the fact that it tells. */
export const deviceLetters = { newDevice }
