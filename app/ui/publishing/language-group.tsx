import type { ReactNode } from 'react'
import type { Locale } from '~/domain/locale'
import { publishingTexts } from '~/i18n/publishing'
import { useLang } from '../use-lang'

type LanguageGroupProps = {
  of: Locale
  /** Something stands in it, or is wrong in it. */
  used: boolean
  children: ReactNode
}

/** The texts in one language; the other one is folded away while nothing stands in it. */
export function LanguageGroup({ of, used, children }: LanguageGroupProps) {
  const lang = useLang()
  const t = publishingTexts[lang].draft
  const fields = (
    <>
      <p className="field-hint">{t.languageHint[of]}</p>
      {children}
    </>
  )
  if (of === 'fr')
    return (
      <fieldset className="form-group">
        <legend>{t.languages[of]}</legend>
        {fields}
      </fieldset>
    )
  return (
    <details className="form-group form-fold" open={used}>
      <summary>{t.languages[of]}</summary>
      <fieldset className="form">
        <legend className="visually-hidden">{t.languages[of]}</legend>
        {fields}
      </fieldset>
    </details>
  )
}
