import type { SubmissionResult } from '@conform-to/react'
import type { FieldError } from '~/domain/field-error'
import type { Locale } from '~/domain/locale'
import { fieldErrorText } from '~/i18n/errors'

/** What a field needs to draw itself: its names, what was typed, the sentence of its error and the reply that said so. */
export type FieldState = {
  id: string
  name: string
  value: string
  error: string | null
  reply?: SubmissionResult<string[]> | null
}

/** Reads the fields of a form that came back. `prefix` keeps the ids of two forms on one page apart. */
export function fieldsOf(
  prefix: string,
  reply: SubmissionResult<string[]> | null | undefined,
  lang: Locale,
  initial: Record<string, string> = {},
) {
  return (name: string): FieldState => {
    const typed = reply?.initialValue?.[name]
    const code = reply?.error?.[name]?.[0] as FieldError | undefined
    return {
      id: `${prefix}-${name}`,
      name,
      value: typeof typed === 'string' ? typed : reply ? '' : (initial[name] ?? ''),
      error: code ? fieldErrorText(code, lang) : null,
      reply,
    }
  }
}
