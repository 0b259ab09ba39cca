import { useEffect, useState } from 'react'
import type { Suggestion } from '~/domain/search/suggestion'

/** Long enough that who types fast asks once. */
const PAUSE = 150
const SHORTEST = 3

/** What the portal offers for what is typed; nothing while it is short, unchanged, or the portal does not answer. */
export function useSuggestions(address: string, typed: string | null): Suggestion[] {
  const [suggestions, setSuggestions] = useState<Suggestion[]>([])
  useEffect(() => {
    if (typed === null || typed.trim().length < SHORTEST) return setSuggestions([])
    const leaving = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const answer = await fetch(`${address}?${new URLSearchParams({ q: typed })}`, {
          signal: leaving.signal,
        })
        const { suggestions: offered } = answer.ok ? await answer.json() : { suggestions: [] }
        setSuggestions(offered)
      } catch {
        // Nothing is offered: what is typed can be searched all the same.
      }
    }, PAUSE)
    return () => {
      clearTimeout(timer)
      leaving.abort()
    }
  }, [address, typed])
  return suggestions
}
