import type { z } from 'zod'
import type { Audience } from '~/domain/access/access-policy'
import { LOCALES, type Locale } from '~/domain/locale'
import {
  CollectionFrontMatter,
  CollectionTranslation,
  DocumentFrontMatter,
  DocumentTranslation,
  fieldProblems,
  WorkshopFrontMatter,
  WorkshopTranslation,
} from './front-matter'
import type { FolderCollection, FolderDocument, FolderPublication, FolderWorkshop } from './library-folder'

/** One file of texts, its front matter already taken apart; `file` is its path for messages. */
export type TextFile = { lang: Locale; file: string; attributes: unknown; markdown: string }

export type Parsed<T> = { outcome: 'parsed'; value: T } | { outcome: 'invalid'; problems: string[] }

export type ParsedDocument = Omit<FolderDocument, 'files'> & { files: { name: string; language: Locale }[] }

/** A workshop from its text files; refused with a sentence for each wrong field. */
export function parseWorkshop(slug: string, files: TextFile[]): Parsed<FolderWorkshop> {
  const read = readFiles(files, WorkshopFrontMatter, WorkshopTranslation)
  if (read.outcome === 'invalid') return read
  const { common, texts } = read.value
  return {
    outcome: 'parsed',
    value: {
      slug,
      theme: common.theme,
      audience: common.audience,
      heldOn: common.date ?? null,
      position: common.position,
      demonstration: common.demonstration,
      publication: publicationOf(common),
      texts: texts.map(({ lang, fields, markdown }) => ({
        lang,
        title: fields.title,
        summary: fields.summary,
        place: fields.place ?? '',
        body: markdown.trim(),
        programme: fields.programme,
      })),
    },
  }
}

/** A document from its text files; refused with a sentence for each wrong field. */
export function parseDocument(
  slug: string,
  workshop: { slug: string; theme: string; audience: Audience } | null,
  files: TextFile[],
): Parsed<ParsedDocument> {
  const read = readFiles(files, DocumentFrontMatter, DocumentTranslation)
  if (read.outcome === 'invalid') return read
  const { common, texts } = read.value
  return {
    outcome: 'parsed',
    value: {
      slug,
      workshopSlug: workshop?.slug ?? null,
      kind: common.kind,
      theme: common.theme ?? workshop?.theme ?? null,
      licence: common.licence,
      audience: common.audience ?? null,
      embargoUntil: common.embargoUntil ?? null,
      datedOn: common.date ?? null,
      position: common.position,
      demonstration: common.demonstration,
      publication: publicationOf(common),
      authors: common.authors.map(({ name, affiliation }) => ({ name, affiliation: affiliation ?? null })),
      texts: texts.map(({ lang, fields, markdown }) => ({
        lang,
        title: fields.title,
        abstract: fields.abstract.trim(),
        keywords: fields.keywords,
        markdown: markdown.trim(),
      })),
      files: common.files,
    },
  }
}

/** A collection from its text files; refused with a sentence for each wrong field. */
export function parseCollection(slug: string, files: TextFile[]): Parsed<FolderCollection> {
  const read = readFiles(files, CollectionFrontMatter, CollectionTranslation)
  if (read.outcome === 'invalid') return read
  const { common, texts } = read.value
  return {
    outcome: 'parsed',
    value: {
      slug,
      position: common.position,
      demonstration: common.demonstration,
      publication: publicationOf(common),
      texts: texts.map(({ lang, fields, markdown }) => ({
        lang,
        title: fields.title,
        introduction: markdown.trim(),
      })),
      documents: common.documents,
    },
  }
}

function publicationOf(common: { status: 'published' | 'draft'; publishedAt?: Date }): FolderPublication {
  return common.status === 'published' ? { publishedAt: common.publishedAt ?? null } : null
}

type Text<T> = { lang: Locale; fields: T; markdown: string }

/** The French file holds the common fields; it is needed, the others are not. */
function readFiles<C extends z.ZodType, T extends z.ZodType>(
  files: TextFile[],
  Common: C,
  Translation: T,
): Parsed<{ common: z.output<C>; texts: Text<z.output<C> | z.output<T>>[] }> {
  const problems: string[] = []
  const texts: Text<z.output<C> | z.output<T>>[] = []
  let common: z.output<C> | undefined
  for (const { lang, file, attributes, markdown } of files) {
    const parsed = (lang === LOCALES[0] ? Common : Translation).safeParse(attributes)
    if (!parsed.success) {
      problems.push(...fieldProblems(parsed.error as z.ZodError).map((problem) => `${file}: ${problem}`))
      continue
    }
    if (lang === LOCALES[0]) common = parsed.data as z.output<C>
    texts.push({ lang, fields: parsed.data as z.output<C> | z.output<T>, markdown })
  }
  if (problems.length || common === undefined) return { outcome: 'invalid', problems }
  return { outcome: 'parsed', value: { common, texts } }
}
