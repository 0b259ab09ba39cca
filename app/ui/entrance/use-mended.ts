import { type FormEvent, useState } from 'react'
import type { FieldState } from './fields'

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/**
 * The field without its error while what stands in it now may be right, as far as the browser can tell by the control's
 * own marks (required, type, lengths). The next reply of the server says again what is wrong.
 */
export function useMended(field: FieldState): {
  field: FieldState
  onInput(event: FormEvent<Control>): void
} {
  const [mended, setMended] = useState<FieldState['reply']>(null)
  return {
    field: field.error && field.reply && field.reply === mended ? { ...field, error: null } : field,
    onInput: ({ currentTarget }) => {
      if (field.error) setMended(currentTarget.validity.valid ? field.reply : null)
    },
  }
}
