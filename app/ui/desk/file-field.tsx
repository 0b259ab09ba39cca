type FileFieldProps = { id: string; label: string; hint: string; accept: string }

/** A file beside a list that may as well be pasted. */
export function FileField({ id, label, hint, accept }: FileFieldProps) {
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <p className="field-hint" id={`${id}-hint`}>
        {hint}
      </p>
      <input
        className="field-input"
        type="file"
        id={id}
        name="file"
        accept={accept}
        aria-describedby={`${id}-hint`}
      />
    </div>
  )
}
