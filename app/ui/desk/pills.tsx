import type { LetterState } from '~/domain/letters/delivery'
import type { Standing } from '~/domain/membership/membership'
import { deskTexts } from '~/i18n/desk'
import { useLang } from '../use-lang'

const STANDING_LOOK: Record<Standing, string> = {
  unconfirmed: 'pill',
  pending: 'pill pill-wait',
  active: 'pill pill-good',
  refused: 'pill pill-bad',
  suspended: 'pill pill-bad',
}

export function StandingPill({ standing }: { standing: Standing }) {
  return <span className={STANDING_LOOK[standing]}>{deskTexts[useLang()].standings[standing]}</span>
}

const LETTER_LOOK: Record<LetterState, string> = {
  waiting: 'pill pill-wait',
  sent: 'pill pill-good',
  dead: 'pill pill-bad',
}

/** Without a mail server what is done with a letter is to keep it. */
export function LetterPill({ state, mailServer }: { state: LetterState; mailServer: boolean }) {
  const t = deskTexts[useLang()]
  return (
    <span className={LETTER_LOOK[state]}>{state === 'sent' && !mailServer ? t.kept : t.states[state]}</span>
  )
}
