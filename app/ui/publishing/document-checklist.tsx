import type { Audience } from '~/domain/access/access-policy'
import type { Life } from '~/domain/library/library-document'
import { libraryTexts } from '~/i18n/library'
import { publishingTexts } from '~/i18n/publishing'
import { useLang } from '../use-lang'
import { Checklist } from './checklist'

type Written = { title: string; abstract: string; body: string }

type DocumentChecklistProps = {
  life: Life
  texts: { fr: Written; en: Written }
  files: unknown[]
  authors: unknown[]
  strictest: Audience
}

/** What is done and what is open before a document comes out; nothing once it is out. */
export function DocumentChecklist({ life, texts, files, authors, strictest }: DocumentChecklistProps) {
  const lang = useLang()
  const t = publishingTexts[lang].checklist
  if (life !== 'draft' && life !== 'scheduled') return null
  const { fr, en } = texts
  return (
    <Checklist
      points={[
        { label: t.titles, done: Boolean(fr.title && en.title) },
        { label: t.abstract, done: Boolean(fr.abstract || en.abstract) },
        { label: t.content, done: files.length > 0 || Boolean(fr.body || en.body) },
        { label: t.authors, done: authors.length > 0 },
        { label: t.audience(libraryTexts[lang].audiences[strictest]), done: true },
      ]}
    />
  )
}
