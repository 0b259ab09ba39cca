import { z } from 'zod'
import { draftText } from '../draft-fields'
import type { FieldError } from '../field-error'
import { LOCALES } from '../locale'

const choose: FieldError = 'choose-one'

const FileFacts = z.object({
  id: z.string(),
  language: z.enum(LOCALES, choose),
  /** Left empty: nobody knows. */
  accessible: z
    .enum(['yes', 'no'])
    .optional()
    .transform((said) => (said ? said === 'yes' : null)),
  /** A file of the same version, by name. */
  alternativeTo: z.string().max(200).nullable().default(null),
})
export type FileFacts = z.infer<typeof FileFacts>

/** What an editor says of a version afterwards: what has changed, and how its files are read. */
export const VersionDraft = z.object({
  number: z.coerce.number().int().min(0).max(100_000),
  /** Markdown. */
  note: draftText(5000),
  files: z.array(FileFacts).max(100).default([]),
})
export type VersionDraft = z.infer<typeof VersionDraft>
