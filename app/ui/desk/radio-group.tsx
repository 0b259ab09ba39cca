import type { FieldState } from '../entrance/fields'

type RadioGroupProps = {
  field: FieldState
  legend: string
  options: { value: string; label: string }[]
}

/** One answer of a few, none of them given beforehand. */
export function RadioGroup({ field: { id, name, error, value }, legend, options }: RadioGroupProps) {
  return (
    <fieldset className="form-group" id={id} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{legend}</legend>
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
      {options.map((one) => (
        <div className="field field-check" key={one.value}>
          <input
            type="radio"
            id={`${id}-${one.value}`}
            name={name}
            value={one.value}
            defaultChecked={one.value === value}
            required
          />
          <label htmlFor={`${id}-${one.value}`}>{one.label}</label>
        </div>
      ))}
    </fieldset>
  )
}
