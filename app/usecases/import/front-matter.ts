import { z } from 'zod'
import { AUDIENCES } from '~/domain/access/access-policy'
import { MOST_COLLECTED } from '~/domain/collections/collection'
import { DOCUMENT_KINDS, LICENCES } from '~/domain/library/library-document'
import { LOCALES } from '~/domain/locale'
import { Programme } from '~/domain/workshops/workshop'

// Unknown fields are refused: a misspelt `embargoUntil` must not open a document early.

const line = (most: number) => z.string().trim().min(1, 'must not be empty').max(most)
const isDay = (text: string) => z.iso.date().safeParse(text).success

/** `YYYY-MM-DD`; kept as a day. */
const Day = z
  .string()
  .refine(isDay, 'must be a day such as 2015-11-03')
  .transform((text) => new Date(`${text}T00:00:00Z`))

/** A day (its first moment, UTC) or a moment with its offset. */
const Moment = z
  .string()
  .refine(
    (text) => isDay(text) || z.iso.datetime({ offset: true }).safeParse(text).success,
    'must be a date such as 2026-03-31 or 2026-03-31T09:00:00+02:00',
  )
  .transform((text) => new Date(text))

const workshopTexts = {
  title: line(300),
  summary: line(1000),
  place: line(300).optional(),
  programme: Programme.default([]),
}

const documentTexts = {
  title: line(300),
  abstract: line(10_000),
  keywords: z.array(line(80)).max(30).default([]),
}

const life = {
  status: z.enum(['published', 'draft']).default('draft'),
  publishedAt: Moment.optional(),
  position: z.int().min(0).max(10_000).default(0),
  demonstration: z.boolean().default(false),
}

/** workshop.fr.md: the texts in French, and what is common to all languages. */
export const WorkshopFrontMatter = z.strictObject({
  ...workshopTexts,
  ...life,
  theme: line(80),
  date: Day.optional(),
  audience: z.enum(AUDIENCES),
})
export type WorkshopFrontMatter = z.infer<typeof WorkshopFrontMatter>

/** workshop.en.md: texts alone. */
export const WorkshopTranslation = z.strictObject(workshopTexts)

const fileName = z
  .string()
  .max(200)
  .regex(/^[^/\\\p{Cc}]+$/u, 'must be the plain name of a file that lies beside')
  .refine((name) => !name.startsWith('.'), 'must not begin with a dot')

/** document.fr.md: the texts in French, and what is common to all languages. */
export const DocumentFrontMatter = z.strictObject({
  ...documentTexts,
  ...life,
  kind: z.enum(DOCUMENT_KINDS),
  theme: line(80).optional(),
  date: Day.optional(),
  authors: z
    .array(z.strictObject({ name: line(200), affiliation: line(200).optional() }))
    .max(50)
    .default([]),
  licence: z.enum(LICENCES),
  languages: z.array(z.enum(LOCALES)).optional(),
  audience: z.enum(AUDIENCES).optional(),
  embargoUntil: Moment.optional(),
  files: z
    .array(z.strictObject({ name: fileName, language: z.enum(LOCALES) }))
    .max(30)
    .refine((files) => new Set(files.map((f) => f.name)).size === files.length, 'names a file twice')
    .default([]),
})
export type DocumentFrontMatter = z.infer<typeof DocumentFrontMatter>

/** document.en.md: texts alone. */
export const DocumentTranslation = z.strictObject(documentTexts)

const collectionTexts = { title: line(300) }

/** collection.fr.md: the title in French, and what is common; what stands below is the introduction. */
export const CollectionFrontMatter = z.strictObject({
  ...collectionTexts,
  ...life,
  /** Names of documents, in their order. */
  documents: z
    .array(line(80))
    .max(MOST_COLLECTED)
    .refine((slugs) => new Set(slugs).size === slugs.length, 'names a document twice')
    .default([]),
})

/** collection.en.md: texts alone. */
export const CollectionTranslation = z.strictObject(collectionTexts)

/** What is wrong, one plain sentence for each field: `authors.0.name: must not be empty`. */
export function fieldProblems(error: z.ZodError): string[] {
  return error.issues.map((issue) => {
    if (issue.code === 'unrecognized_keys') return `${issue.keys.join(', ')}: is not a field of this file`
    const field = issue.path.join('.')
    return `${field || 'front matter'}: ${issue.message}`
  })
}
