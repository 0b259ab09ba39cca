import type { Scope } from '~/domain/api/access-token'
import { formatDate } from '~/i18n/formats'
import { tokenLetterTexts } from '~/i18n/letters-tokens'
import { paths } from '~/paths'
import type { Transaction } from '~/storage/database.server'
import { oneLine } from './header-value'
import { langOf, queueLetter, type Recipient } from './queue-letter.server'

/** To the owner of an account, whenever a token is made in it; `name` is his own. */
function tokenMade(
  tx: Transaction,
  to: Recipient,
  { name, scopes, expiresAt }: { name: string; scopes: readonly Scope[]; expiresAt: Date },
  now: Date,
): Promise<void> {
  const until = formatDate(expiresAt, langOf(to))
  return queueLetter(tx, to, now, tokenLetterTexts, {
    kind: 'new-program',
    path: (lang) => paths.accountTokens(lang),
    texts: (t, named) => t.tokenMade({ ...named, name: oneLine(name), scopes, until }),
  })
}

/** Letters about access tokens. */
export const tokenLetters = { tokenMade }
