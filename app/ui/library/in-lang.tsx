import type { ElementType } from 'react'
import type { HtmlInLang, InLang } from '~/domain/library/views'
import type { Locale } from '~/domain/locale'
import { useLang } from '../use-lang'

/** `lang` for an element whose text may differ from the page's language; nothing when it does not. */
export function useLangOf(): (lang: Locale) => Locale | undefined {
  const page = useLang()
  return (lang) => (lang === page ? undefined : lang)
}

/** A text, marked with its language where that is not the page's (WCAG 3.1.2). */
export function Phrase({ of, as: Tag = 'span' }: { of: InLang; as?: ElementType }) {
  const langOf = useLangOf()
  return <Tag lang={langOf(of.lang)}>{of.text}</Tag>
}

/** Safe HTML of the server's own making, marked with its language. */
export function Prose({ of }: { of: HtmlInLang }) {
  const langOf = useLangOf()
  // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered and sanitised by renderMarkdown
  return <div className="prose" lang={langOf(of.lang)} dangerouslySetInnerHTML={{ __html: of.html }} />
}
