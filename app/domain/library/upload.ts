import { z } from 'zod'
import { isId } from '../ids'
import { LOCALES } from '../locale'

/** `add`: beside the files of the newest version; `new-version`: in place of the one of its name, or format and language. */
export const UPLOAD_MODES = ['add', 'new-version'] as const
export type UploadMode = (typeof UPLOAD_MODES)[number]

/** What stands before the file in its form, or is announced with it. */
export const UploadFields = z.object({
  language: z.enum(LOCALES).default('fr'),
  mode: z.enum(UPLOAD_MODES).default('add'),
  note: z
    .string()
    .trim()
    .max(500)
    .transform((text) => text || null)
    .nullable()
    .default(null),
  /** The same for all files that are sent in one go: those for a new version stand in it together. */
  batch: z.string().refine(isId).nullable().default(null),
})
export type UploadFields = z.infer<typeof UploadFields>

/** Why a file was not kept; nothing of it was. */
const UPLOAD_REFUSALS = [
  'no-file',
  'name-invalid',
  'empty',
  'unknown',
  'misnamed',
  'legacy',
  'broken',
  'encrypted',
  'macros',
  'oversized',
  'nested',
  'disguised',
  'infected',
  'unreadable',
  'sender-gone',
  'too-many-pages',
  'too-large-pages',
  'too-large',
  'no-space',
  'store-down',
  'already-there',
  'invalid',
  'too-many',
  'length-unknown',
] as const
export type UploadRefusal = (typeof UPLOAD_REFUSALS)[number]

export const isUploadRefusal = (value: unknown): value is UploadRefusal =>
  UPLOAD_REFUSALS.includes(value as UploadRefusal)
