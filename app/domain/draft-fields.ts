// Fields that the forms of the desk share. An empty field is left out by the reader of forms, hence the defaults.
import { z } from 'zod'
import type { FieldError } from './field-error'
import { parisMoment } from './paris-time'
import { isSlug } from './slug'

const tooLong: FieldError = 'too-long'
const dateInvalid: FieldError = 'date-invalid'
const slugInvalid: FieldError = 'slug-invalid'
const invalid: FieldError = 'invalid'

/** One line, `''` when nothing was typed. */
export const draftLine = (most: number) => z.string().trim().max(most, tooLong).default('')

/** Lines of Markdown. Line ends are one character, however the browser sent them. */
export const draftText = (most: number) =>
  z
    .string()
    .transform((text) => text.replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().max(most, tooLong))
    .default('')

/** A day, kept as its first moment in UTC; null when nothing was typed. */
export const draftDay = z
  .string()
  .refine((text) => z.iso.date().safeParse(text).success, dateInvalid)
  .transform((text) => new Date(`${text}T00:00:00Z`))
  .nullable()
  .default(null)

/** A moment in Paris time; null when nothing was typed. */
export const draftMoment = z
  .string()
  .transform((text, context) => {
    const moment = parisMoment(text)
    if (!moment) context.addIssue({ code: 'custom', message: dateInvalid })
    return moment
  })
  .nullable()
  .default(null)

/** `''` asks for one made of the title. */
export const draftSlug = z
  .string()
  .trim()
  .refine((text) => text === '' || isSlug(text), slugInvalid)
  .default('')

export const draftPosition = z.coerce
  .number<string>(invalid)
  .int(invalid)
  .min(0, invalid)
  .max(9999, invalid)
  .default(0)

/** So many pages, from the first. */
export const draftPages = (most: number) =>
  z.coerce.number<string>(invalid).int(invalid).min(0, invalid).max(most, invalid).default(0)

/** A box that is ticked, or not sent at all. */
export const draftTick = z
  .string()
  .optional()
  .transform((sent) => sent === 'on')

const oneTitle: FieldError = 'title-one-language'
const required: FieldError = 'required'

type Texts = Record<string, unknown> | undefined
type InLanguages = { fr?: Texts; en?: Texts }

/**
 * What both kinds of draft are checked for: a title in a language at least, and no text without its title. Told
 * together with what is wrong in single fields, so that nobody mends a form twice.
 */
export function withTitles<S extends z.ZodType<InLanguages>>(schema: S): S {
  const when = () => true
  return schema
    .refine(({ fr, en }) => isTitled(fr) || isTitled(en) || hasText(fr) || hasText(en), {
      path: ['fr', 'title'],
      error: oneTitle,
      when,
    })
    .refine(({ fr }) => isTitled(fr) || !hasText(fr), { path: ['fr', 'title'], error: required, when })
    .refine(({ en }) => isTitled(en) || !hasText(en), { path: ['en', 'title'], error: required, when })
}

const isTitled = (texts: Texts): boolean => Boolean(texts?.title)

function hasText(texts: Texts): boolean {
  return Object.entries(texts ?? {}).some(
    ([name, value]) => name !== 'title' && (Array.isArray(value) ? value.length > 0 : Boolean(value)),
  )
}
