import { Link, useSearchParams } from '@remix-run/react'
import type { ReactNode } from 'react'

/** What an address says of the page beside its filters. */
const NO_FILTERS = ['done', 'select', 'page', 'after', 'before']

type Labels = { apply: string; reset: string }

type FormProps = {
  action: string
  t: Labels
  children: ReactNode
  /** Filters that few need, under the others. */
  more?: ReactNode
}

/** Filters are a GET: the address says what is shown, and can be kept or passed on. */
export function FilterForm({ action, t, children, more }: FormProps) {
  const [asked] = useSearchParams()
  const filtered = [...asked].some(([name, value]) => value && !NO_FILTERS.includes(name))
  return (
    <form method="get" action={action} className="filters">
      {children}
      <div className="cluster">
        <button className="button button-secondary" type="submit">
          {t.apply}
        </button>
        {filtered ? <Link to={action}>{t.reset}</Link> : null}
      </div>
      {more}
    </form>
  )
}

export function FilterText({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <div className="field">
      <label className="field-label" htmlFor={`filter-${name}`}>
        {label}
      </label>
      <input
        className="field-input"
        type="search"
        id={`filter-${name}`}
        name={name}
        maxLength={200}
        defaultValue={value}
      />
    </div>
  )
}

export function FilterDay({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <div className="field">
      <label className="field-label" htmlFor={`filter-${name}`}>
        {label}
      </label>
      <input className="field-input" type="date" id={`filter-${name}`} name={name} defaultValue={value} />
    </div>
  )
}

type SelectProps = {
  name: string
  label: string
  value: string
  /** The line that filters nothing; none where one answer always holds. */
  any?: string
  options: { value: string; label: string }[]
}

export function FilterSelect({ name, label, value, any, options }: SelectProps) {
  return (
    <div className="field">
      <label className="field-label" htmlFor={`filter-${name}`}>
        {label}
      </label>
      <select className="field-input" id={`filter-${name}`} name={name} defaultValue={value}>
        {any === undefined ? null : <option value="">{any}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
