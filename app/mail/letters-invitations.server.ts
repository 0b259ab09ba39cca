import { INVITATION_DAYS } from '~/domain/membership/invitation'
import { formatDate } from '~/i18n/formats'
import { invitationLetterTexts } from '~/i18n/letters-invitations'
import { paths } from '~/paths'
import type { Transaction } from '~/storage/database.server'
import { oneLine } from './header-value'
import { langOf, queueLetter, type Recipient } from './queue-letter.server'

type Facts = {
  token: string
  /** Full name of the admin who invites. */
  inviter: string
  message: string | null
  wantedPath: string | null
  expiresAt: Date
}

/** To somebody who is no member yet; the link leads to a page with a form, which accepts. */
function invitation(tx: Transaction, to: Recipient, facts: Facts, now: Date): Promise<void> {
  const lang = langOf(to)
  return queueLetter(tx, to, now, invitationLetterTexts, {
    kind: 'invitation',
    path: (lang) => paths.invitation(lang, facts.token),
    texts: (t, named) =>
      t.invitation({
        ...named,
        inviter: oneLine(facts.inviter, 160),
        message: facts.message?.trim() ?? '',
        days: INVITATION_DAYS,
        until: formatDate(facts.expiresAt, lang),
        wanted: facts.wantedPath !== null,
      }),
  })
}

export const invitationLetters = { invitation }
