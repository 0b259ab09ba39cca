import { useEffect, useRef, useState } from 'react'
import { publishingTexts } from '~/i18n/publishing'
import { paths } from '~/paths'
import type { FieldState } from '../entrance/fields'
import { TextAreaField } from '../entrance/form-parts'
import { useLang } from '../use-lang'

type MarkdownFieldProps = {
  field: FieldState
  label: string
  /** Whether a line of `<!-- members -->` means something in it. */
  cut?: boolean
  rows: number
  maxLength: number
  /** Of the text, where that is not the page's. */
  textLang?: string
}
type Rendering = { html: string } | 'failed'

/** Markdown, and with scripts its rendering below it; without them the preview page shows it once saved. */
export function MarkdownField({ field, label, cut = false, rows, maxLength, textLang }: MarkdownFieldProps) {
  const lang = useLang()
  const t = publishingTexts[lang].draft
  const [alive, setAlive] = useState(false)
  const [shown, setShown] = useState<Rendering | null>(null)
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => setAlive(true), [])

  async function render() {
    const area = frame.current?.querySelector('textarea')
    setShown(await askForRendering(paths.deskMarkdown(lang), area?.value ?? ''))
  }

  return (
    <div className="stack-tight" ref={frame}>
      <TextAreaField
        field={field}
        label={label}
        required={false}
        rows={rows}
        lang={textLang}
        maxLength={maxLength}
        hint={
          <>
            {t.hints.markdown}
            {cut ? ` ${t.hints.cut}` : null}
          </>
        }
      />
      {alive ? (
        <p className="cluster">
          <button type="button" className="button button-secondary button-small" onClick={render}>
            {t.previewText}
            <span className="visually-hidden"> – {label}</span>
          </button>
          {shown ? (
            <button type="button" className="button button-quiet button-small" onClick={() => setShown(null)}>
              {t.hidePreview}
            </button>
          ) : null}
        </p>
      ) : null}
      <div role="status">
        {shown === 'failed' ? (
          <p className="notice notice-error">{t.previewFailed}</p>
        ) : shown?.html === '' ? (
          <p className="notice">{t.previewEmpty}</p>
        ) : null}
      </div>
      {shown !== null && shown !== 'failed' && shown.html !== '' ? (
        <section className="preview-frame panel" aria-label={t.renderedFor}>
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: rendered and sanitised by the server */}
          <div className="prose" lang={textLang} dangerouslySetInnerHTML={{ __html: shown.html }} />
        </section>
      ) : null}
    </div>
  )
}

async function askForRendering(address: string, markdown: string): Promise<Rendering> {
  try {
    const answer = await fetch(address, { method: 'POST', body: new URLSearchParams({ markdown }) })
    return answer.ok ? ((await answer.json()) as { html: string }) : 'failed'
  } catch {
    return 'failed'
  }
}
