import type { ReactNode } from 'react'
import { deskTexts } from '~/i18n/desk'
import { formatMoment } from '~/i18n/formats'
import { useLang } from '../use-lang'

type Facts = {
  kind: string
  to: string
  lang: string
  queuedAt: string
  attempts: number
  nextAttemptAt: string | null
  sentAt: string | null
  deadAt: string | null
  lastError: string | null
  mailServer: boolean
}

export function LetterFacts({ letter }: { letter: Facts }) {
  const lang = useLang()
  const texts = deskTexts[lang]
  const t = texts.letter
  const moment = (at: string | null) => at && <time dateTime={at}>{formatMoment(at, lang)}</time>
  const facts: [string, ReactNode][] = [
    [t.to, letter.to],
    [t.kind, texts.kinds[letter.kind] ?? letter.kind],
    [t.language, letter.lang === 'en' ? texts.member.languages.en : texts.member.languages.fr],
    [t.queued, moment(letter.queuedAt)],
    [letter.mailServer ? t.sent : t.kept, moment(letter.sentAt)],
    [t.dead, moment(letter.deadAt)],
    [t.next, moment(letter.nextAttemptAt)],
    [t.attempts, String(letter.attempts)],
    [t.lastError, letter.lastError],
  ]
  return (
    <dl className="facts">
      {facts
        .filter(([, fact]) => fact)
        .map(([term, fact]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
    </dl>
  )
}
