import { useEffect, useRef, useState } from 'react'
import type { IncomingState } from '~/domain/library/incoming-file'
import { paths } from '~/paths'
import { useLang } from '../use-lang'

type Standing = { id: string; state: IncomingState | 'ready' | 'gone' }

const PAUSE = 1_500

/** Asks again and again where these files stand, while there are any; tells of each that stands elsewhere than before. */
export function useStandings(
  files: { id: string; state: IncomingState }[],
  onChange: (standing: Standing) => void,
): void {
  const lang = useLang()
  const known = useRef(new Map<string, Standing['state']>())
  const tell = useRef(onChange)
  tell.current = onChange
  for (const { id, state } of files) if (!known.current.has(id)) known.current.set(id, state)
  const ids = files.map(({ id }) => id).join(',')
  const [round, setRound] = useState(0)

  useEffect(() => {
    if (!ids) return
    const stopping = new AbortController()
    const timer = setTimeout(async () => {
      for (const standing of await ask(paths.deskIncoming(lang, ids.split(',')), stopping.signal)) {
        if (known.current.get(standing.id) === standing.state) continue
        known.current.set(standing.id, standing.state)
        tell.current(standing)
      }
      if (!stopping.signal.aborted) setRound(round + 1)
    }, PAUSE)
    return () => {
      clearTimeout(timer)
      stopping.abort()
    }
  }, [ids, lang, round])
}

/** A line that is cut for a while changes nothing: it is asked again. */
async function ask(address: string, signal: AbortSignal): Promise<Standing[]> {
  try {
    const answer = await fetch(address, { signal, headers: { Accept: 'application/json' } })
    return answer.ok ? ((await answer.json()) as { files: Standing[] }).files : []
  } catch {
    return []
  }
}
