import { useNavigate } from '@remix-run/react'
import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { LONGEST_SEARCH } from '~/domain/search/search-query'
import type { Suggestion } from '~/domain/search/suggestion'
import { searchTexts } from '~/i18n/search'
import { paths } from '~/paths'
import { useLang } from '../use-lang'
import { useSuggestions } from './use-suggestions'

type SearchInputProps = { id: string; value?: string; describedBy?: string }

/**
 * A field to search by, a combobox with a list of suggestions (ARIA Authoring Practices) once scripts run; without them
 * a field like any other.
 */
export function SearchInput({ id, value = '', describedBy }: SearchInputProps) {
  const lang = useLang()
  const t = searchTexts[lang]
  const listId = useId()
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  const [typed, setTyped] = useState<string | null>(null)
  const [at, setAt] = useState(-1)
  const offered = useSuggestions(paths.suggestions(lang), typed)
  const open = typed !== null && offered.length > 0
  const close = () => {
    setTyped(null)
    setAt(-1)
  }
  const navigate = useNavigate()
  const choose = (address: string | undefined) => {
    close()
    if (address) navigate(address)
  }
  const optionId = (i: number) => `${listId}-${i}`

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (!open) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      event.preventDefault()
      // -1 is the field itself, between the last and the first.
      setAt(((at + 1 + step + offered.length + 1) % (offered.length + 1)) - 1)
    } else if (event.key === 'Escape') {
      event.preventDefault()
      close()
    } else if (event.key === 'Enter' && at >= 0) {
      event.preventDefault()
      choose(offered[at]?.address)
    }
  }

  const combobox = ready
    ? {
        role: 'combobox',
        'aria-autocomplete': 'list' as const,
        'aria-expanded': open,
        'aria-controls': listId,
        'aria-activedescendant': open && at >= 0 ? optionId(at) : undefined,
      }
    : {}
  return (
    <div className="search-input">
      <input
        {...combobox}
        className="field-input"
        id={id}
        type="search"
        name="q"
        defaultValue={value}
        maxLength={LONGEST_SEARCH}
        placeholder={t.placeholder}
        aria-describedby={describedBy}
        autoComplete="off"
        enterKeyHint="search"
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setAt(-1)
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      {ready ? (
        <div id={listId} role="listbox" aria-label={t.suggestions} hidden={!open} className="suggestions">
          {open
            ? offered.map((one, i) => (
                <Option
                  key={one.kind + one.address}
                  id={optionId(i)}
                  one={one}
                  active={i === at}
                  onChoose={choose}
                />
              ))
            : null}
        </div>
      ) : null}
      <span className="visually-hidden" role="status">
        {open ? t.suggested(offered.length) : ''}
      </span>
    </div>
  )
}

type OptionProps = { id: string; one: Suggestion; active: boolean; onChoose: (address: string) => void }

/** Chosen by the keys of the field, or by a pointer that is pressed on it: the field keeps the focus. */
function Option({ id, one: { kind, text, address }, active, onChoose }: OptionProps) {
  const t = searchTexts[useLang()]
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      onMouseDown={(event) => {
        event.preventDefault()
        onChoose(address)
      }}
    >
      <span>{text}</span>
      <span className="suggestion-kind">{t.suggestionKinds[kind]}</span>
    </div>
  )
}
