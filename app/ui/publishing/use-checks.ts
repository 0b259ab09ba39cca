import { useState } from 'react'
import type { IncomingState } from '~/domain/library/incoming-file'
import { useStandings } from './use-standings'

type Uploads = { received: string[]; forget: (id: string) => void }
type Listed = { id: string; state: IncomingState }

/** Follows the checks of what was sent from here, and of what the page lists; says how many are under way and ready. */
export function useChecks(uploads: Uploads, listed: Listed[], onChange: () => void) {
  const [ready, setReady] = useState<string[]>([])
  const open = uploads.received.filter(
    (id) => !ready.includes(id) && !listed.some((file) => file.id === id && file.state === 'refused'),
  )
  const unlisted = open.filter((id) => !listed.some((file) => file.id === id))
  const followed = [
    ...listed.filter(({ state }) => state !== 'refused'),
    ...unlisted.map((id) => ({ id, state: 'checking' as const })),
  ]
  useStandings(followed, ({ id, state }) => {
    if (state === 'ready' && uploads.received.includes(id)) setReady((all) => [...all, id])
    if (state === 'gone') uploads.forget(id)
    onChange()
  })
  return { ready: ready.length, readyIds: ready, checking: open.length }
}
