import { z } from 'zod'
import { AUDIENCES } from '../access/access-policy'
import {
  draftDay,
  draftLine,
  draftMoment,
  draftPages,
  draftPosition,
  draftSlug,
  draftText,
  draftTick,
  withTitles,
} from '../draft-fields'
import type { FieldError } from '../field-error'
import { DOCUMENT_KINDS, LICENCES } from './library-document'

const choose: FieldError = 'choose-one'
const required: FieldError = 'required'
const tooLong: FieldError = 'too-long'

/** The most pages of a closed document that may be open to all. */
export const MOST_OPEN_PAGES = 20

/** « énergie, sobriété ; ville » is three keywords; each once. */
const Keywords = z
  .string()
  .transform((text) => [
    ...new Set(
      text
        .split(/[,;\n]/)
        .map((word) => word.trim())
        .filter(Boolean),
    ),
  ])
  .pipe(z.array(z.string()).max(30, tooLong))
  .refine((words) => words.every((word) => word.length <= 80), tooLong)
  .default([])

const DocumentTexts = z.object({
  title: draftLine(300),
  abstract: draftText(10_000),
  keywords: Keywords,
  body: draftText(400_000),
})

const AuthorRow = z.object({ name: draftLine(200), affiliation: draftLine(200) })
export type AuthorRow = z.infer<typeof AuthorRow>

/** What an editor writes of a library document. */
export const DocumentDraft = withTitles(
  z.object({
    slug: draftSlug,
    kind: z.enum(DOCUMENT_KINDS, choose),
    theme: z.string().nullable().default(null),
    workshopId: z.string().nullable().default(null),
    position: draftPosition,
    licence: z.enum(LICENCES, choose),
    /** null: the workshop's. */
    audience: z.enum(AUDIENCES, choose).nullable().default(null),
    embargoUntil: draftMoment,
    /** So many first pages are for everybody who sees the teaser. */
    openPages: draftPages(MOST_OPEN_PAGES),
    /** Whether the card shows the first page. */
    showsCover: draftTick,
    /** Whether members may share it, where the settings let them. */
    shareable: z
      .enum(['yes', 'no'], choose)
      .default('yes')
      .transform((answer) => answer === 'yes'),
    datedOn: draftDay,
    authors: z.array(AuthorRow).max(50).default([]),
    fr: DocumentTexts.prefault({}),
    en: DocumentTexts.prefault({}),
  }),
)
  .superRefine((draft, context) => {
    draft.authors.forEach((author, i) => {
      if (author.affiliation && !author.name)
        context.addIssue({ code: 'custom', path: ['authors', i, 'name'], message: required })
    })
  })
  .transform((draft) => ({ ...draft, authors: draft.authors.filter(({ name }) => name !== '') }))
export type DocumentDraft = z.infer<typeof DocumentDraft>

/** When a document is to come out by itself. */
export const Schedule = z.object({ publishAt: draftMoment })

/** What is said of a withdrawal on the tombstone. */
export const Withdrawal = z.object({ reason: draftLine(500) })
