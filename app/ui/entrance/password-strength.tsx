import { useEffect, useState } from 'react'
import type { FieldError } from '~/domain/field-error'
import type { Locale } from '~/domain/locale'
import { ownWordsOf, passwordFault, passwordLength } from '~/domain/membership/password'
import type { Judge } from '~/domain/membership/password-judge'
import { fieldErrorText } from '~/i18n/errors'
import { passwordTexts } from '~/i18n/passwords'
import { useLang } from '../use-lang'
import { useSite } from '../use-site'

/** Words are judged when the fingers rest: a screen reader is not interrupted at each key. */
const REST = 400

/** zxcvbn and the word lists of the page's language: loaded once, when somebody comes to a field for a new password. */
const load: Record<Locale, () => Promise<{ judge: Judge; faultOf: FaultOf }>> = {
  fr: () => import('./password-lists-fr'),
  en: () => import('./password-lists-en'),
}
type FaultOf = typeof import('~/domain/membership/password-judge').faultOf

/** `score` null: the form is not in order yet, `words` say what is missing. */
type Measured = { score: number | null; words: string }

/**
 * How well what is typed in the field resists guessing, in words and as a bar. Nothing of it leaves the device; the
 * portal judges anew, with all its lists, what is sent. Where the lists do not load, nothing is shown.
 */
export function PasswordStrength({ inputId, minimum }: { inputId: string; minimum: number }) {
  const lang = useLang()
  const siteName = useSite()?.name ?? ''
  const [measured, setMeasured] = useState<Measured | null>(null)
  useEffect(() => {
    const input = document.getElementById(inputId)
    if (!(input instanceof HTMLInputElement)) return
    let waiting: ReturnType<typeof setTimeout> | undefined
    const measure = async () => {
      const typed = input.value
      const next = typed ? await measureOf(typed, [...wordsOfForm(input), siteName], { lang, minimum }) : null
      if (input.value === typed) setMeasured(next)
    }
    const onInput = () => {
      clearTimeout(waiting)
      waiting = setTimeout(() => measure().catch(() => setMeasured(null)), REST)
    }
    const onFocus = () => void load[lang]().catch(() => {})
    input.addEventListener('focus', onFocus)
    input.addEventListener('input', onInput)
    // Typed, or filled by the browser, before this script came.
    if (input.value) onInput()
    return () => {
      clearTimeout(waiting)
      input.removeEventListener('focus', onFocus)
      input.removeEventListener('input', onInput)
    }
  }, [inputId, lang, minimum, siteName])
  return <Meter measured={measured} />
}

function Meter({ measured }: { measured: Measured | null }) {
  const lang = useLang()
  const t = passwordTexts[lang]
  const colon = lang === 'fr' ? '\u00a0: ' : ': '
  const score = measured?.score ?? null
  return (
    <div className="strength" data-score={score ?? undefined}>
      {score === null ? null : (
        <span className="strength-bar" aria-hidden="true">
          {t.scores.slice(1).map((word) => (
            <span key={word} />
          ))}
        </span>
      )}
      <p aria-live="polite">
        {measured && score !== null ? (
          <strong>
            {t.strength}
            {colon}
            {t.scores[score]}.{' '}
          </strong>
        ) : null}
        {measured?.words}
      </p>
    </div>
  )
}

/** What the person has typed about himself in the same form. */
function wordsOfForm({ form }: HTMLInputElement): string[] {
  const names = ['firstName', 'lastName', 'email', 'organisation', 'username']
  const fields = names.map((name) => form?.elements.namedItem(name))
  return ownWordsOf(fields.map((field) => (field instanceof HTMLInputElement ? field.value : '')))
}

async function measureOf(
  typed: string,
  ownWords: string[],
  { lang, minimum }: { lang: Locale; minimum: number },
): Promise<Measured> {
  const t = passwordTexts[lang]
  const fault = passwordFault(typed, minimum)
  if (fault === 'password-too-short')
    return { score: null, words: t.missing(minimum - passwordLength(typed)) }
  if (fault) return { score: null, words: fieldErrorText(fault, lang) }
  const { judge, faultOf } = await load[lang]()
  const judgement = judge(typed, ownWords)
  const weak: FieldError | null = faultOf(judgement)
  return { score: judgement.score, words: weak ? fieldErrorText(weak, lang) : t.strongEnough }
}
