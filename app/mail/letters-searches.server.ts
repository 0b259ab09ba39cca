import { searchLetterTexts } from '~/i18n/letters-searches'
import { paths } from '~/paths'
import type { Transaction } from '~/storage/database.server'
import { oneLine } from './header-value'
import { absolute, langOf, queueLetter, type Recipient } from './queue-letter.server'

type News = { q: string; query: string; titles: string[]; total: number; token: string }

/** To a member who follows a search; `titles` in his language, of what he may know of. */
function somethingNew(
  tx: Transaction,
  to: Recipient,
  { q, query, titles, total, token }: News,
  now: Date,
): Promise<void> {
  const lang = langOf(to)
  const end = absolute(paths.endSearch(lang, token))
  return queueLetter(tx, to, now, searchLetterTexts, {
    kind: 'search-news',
    path: (its) => `${paths.search(its)}${query}&sort=recent`,
    texts: (t, named) =>
      t.somethingNew({ ...named, q: oneLine(q), titles: titles.map((one) => oneLine(one)), total, end }),
  })
}

/** Letters about searches that members follow. */
export const searchLetters = { somethingNew }
