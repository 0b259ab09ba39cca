import type { FieldState } from '../entrance/fields'

type SmallFieldProps = {
  field: FieldState
  label: string
  /** Read out after the label: which line this is. */
  line: string
  maxLength: number
  lang?: 'fr' | 'en'
}

/** A field in a line of a list: a label, no hint. */
export function SmallField({ field, label, line, maxLength, lang }: SmallFieldProps) {
  return (
    <div className="field">
      <label className="field-label" htmlFor={field.id}>
        {label}
        <span className="visually-hidden">, {line}</span>
      </label>
      {field.error ? (
        <p className="field-error" id={`${field.id}-error`}>
          {field.error}
        </p>
      ) : null}
      <input
        className="field-input"
        id={field.id}
        name={field.name}
        lang={lang}
        autoComplete="off"
        maxLength={maxLength}
        defaultValue={field.value}
        aria-invalid={field.error ? true : undefined}
        aria-describedby={field.error ? `${field.id}-error` : undefined}
      />
    </div>
  )
}
