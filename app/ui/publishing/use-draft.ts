import type { SubmissionResult } from '@conform-to/react'
import { useBeforeUnload, useBlocker } from '@remix-run/react'
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react'
import type { FieldError } from '~/domain/field-error'
import { fieldErrorText } from '~/i18n/errors'
import { publishingTexts } from '~/i18n/publishing'
import type { FieldState } from '../entrance/fields'
import { submitOnce } from '../entrance/form-parts'
import { useLang } from '../use-lang'
import { type FlatValues, flatValues, holdsTheSame } from './flat-values'

type DraftSource = {
  /** Keeps ids apart and names the text kept in the browser. */
  prefix: string
  thing: string
  stored: FlatValues
  reply: SubmissionResult<string[]> | null
  /** The page says that this was just saved. */
  saved: boolean
  /** After a conflict: what somebody else left, which the next save replaces on purpose. */
  replaces: string | null
}

/**
 * A form whose text is not lost: what was refused comes back, what was not saved is kept in this tab and offered again
 * (a session that ended, a browser that closed), and who leaves with unsaved text is asked.
 */
export function useDraft({ prefix, thing, stored, reply, saved, replaces }: DraftSource) {
  const lang = useLang()
  const [restored, setRestored] = useState<FlatValues | null>(null)
  const [kept, setKept] = useState<FlatValues | null>(null)
  const unsaved = useUnsaved(reply !== null)
  const shelf = `draft ${thing}`
  const answered = reply !== null

  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at once, when the page arrives
  useEffect(() => {
    const found = readShelf(shelf)
    const wasSaved = saved && found?.updatedAt !== stored.updatedAt
    if (saved) sessionStorage.removeItem('draft new')
    if (!found || answered) return
    if (wasSaved || holdsTheSame(found, stored)) sessionStorage.removeItem(shelf)
    else setKept(found)
  }, [])

  const values = restored ?? (reply ? { ...flatValues(reply.initialValue) } : stored)
  return {
    values,
    /** What the person has seen; the portal saves over nothing newer. */
    seenAt: (restored ? null : replaces) ?? values.updatedAt ?? stored.updatedAt ?? '',
    kept,
    /** Changes when other values are to be drawn: fields without state take theirs once. */
    formKey: restored ? 'restored' : 'stored',
    field: (name: string): FieldState => {
      const code = restored ? undefined : (reply?.error?.[name]?.[0] as FieldError | undefined)
      return {
        id: `${prefix}-${name}`,
        name,
        value: values[name] ?? '',
        error: code ? fieldErrorText(code, lang) : null,
      }
    },
    /** Whether something stands, or is wrong, in a group of fields. */
    isUsed: (group: string): boolean =>
      [...Object.entries(values), ...Object.entries(reply?.error ?? {})].some(
        ([name, value]) => name.startsWith(`${group}.`) && value !== '' && value !== null,
      ),
    restore: () => {
      setRestored(kept)
      setKept(null)
      unsaved.current = true
    },
    forget: () => {
      sessionStorage.removeItem(shelf)
      setKept(null)
    },
    onInput: (event: FormEvent<HTMLFormElement>) => {
      unsaved.current = true
      putOnShelf(shelf, event.currentTarget)
    },
    onSubmit: (event: FormEvent<HTMLFormElement>) => {
      putOnShelf(shelf, event.currentTarget)
      unsaved.current = false
      submitOnce(event)
    },
  }
}

export type Draft = ReturnType<typeof useDraft>

/** Who leaves the page while this is true is asked whether he means it. */
function useUnsaved(initially: boolean) {
  const unsaved = useRef(initially)
  const { leave } = publishingTexts[useLang()].draft
  useBeforeUnload(
    useCallback((event) => {
      if (unsaved.current) event.preventDefault()
    }, []),
  )
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      unsaved.current && currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    if (blocker.state !== 'blocked') return
    if (window.confirm(leave)) blocker.proceed()
    else blocker.reset()
  }, [blocker, leave])
  return unsaved
}

function putOnShelf(shelf: string, form: HTMLFormElement): void {
  const typed = [...new FormData(form)].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  try {
    sessionStorage.setItem(shelf, JSON.stringify(Object.fromEntries(typed)))
  } catch {
    // Full or forbidden storage: the text is still in the form.
  }
}

function readShelf(shelf: string): FlatValues | null {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(shelf) ?? 'null')
    return typeof found === 'object' && found !== null ? (found as FlatValues) : null
  } catch {
    return null
  }
}
