import { type ReactNode, useEffect, useRef, useState } from 'react'

type DraftRowsProps = {
  id: string
  legend: string
  hint: string
  /** Lines that hold something. */
  filled: number
  /** Empty lines to begin with. */
  blank: number
  more: string
  children: (index: number) => ReactNode
}

/** A list of lines that grows: at once with scripts, by a post of the form without. */
export function DraftRows({ id, legend, hint, filled, blank, more, children }: DraftRowsProps) {
  const [added, setAdded] = useState(0)
  const list = useRef<HTMLOListElement>(null)
  const total = filled + blank + added
  useEffect(() => {
    if (added) list.current?.querySelector<HTMLElement>('li:last-child input')?.focus()
  }, [added])
  return (
    <fieldset className="form-group" id={id} aria-describedby={`${id}-hint`}>
      <legend>{legend}</legend>
      <p className="field-hint" id={`${id}-hint`}>
        {hint}
      </p>
      <ol className="draft-rows" ref={list}>
        {Array.from({ length: total }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place in the form
          <li key={i} className="draft-row">
            {children(i)}
          </li>
        ))}
      </ol>
      <p>
        <button
          className="button button-secondary button-small"
          type="submit"
          name="intent"
          value="more-lines"
          formNoValidate
          onClick={(event) => {
            event.preventDefault()
            setAdded(added + 1)
          }}
        >
          {more}
        </button>
      </p>
    </fieldset>
  )
}
