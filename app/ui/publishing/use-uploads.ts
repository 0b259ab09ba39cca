import { useBeforeUnload } from '@remix-run/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { paths } from '~/paths'
import { useLang } from '../use-lang'
import { type Ended, type Job, type Progress, sendInParts } from './send-in-parts'

export type UploadState =
  | { phase: 'waiting' | 'reconnecting' | 'too-large' }
  | { phase: 'sending'; progress: Progress }
  | Exclude<Ended, { phase: 'received' }>

/** `id`: what the portal calls it, once it knows it. */
export type Sending = Job & { key: number; state: UploadState; id?: string }

const UNDER_WAY = new Set<UploadState['phase']>(['waiting', 'reconnecting', 'sending'])
export const isUnderWay = ({ state }: Sending): boolean => UNDER_WAY.has(state.phase)

/** Sends files one after the other; each tells where it stands, can be paused, cancelled and gone on with. */
export function useUploads(limitBytes: number, onReceived: () => void) {
  const lang = useLang()
  const [sendings, setSendings] = useState<Sending[]>([])
  const [received, setReceived] = useState<string[]>([])
  const running = useRef<{ key: number; stop: AbortController } | null>(null)
  const queue = useRef<(Job & { key: number })[]>([])
  const next = useRef(1)
  const underWay = sendings.some(isUnderWay)

  useBeforeUnload(
    useCallback(
      (event) => {
        if (underWay) event.preventDefault()
      },
      [underWay],
    ),
  )
  // Nobody is there any more who could see it arrive; what has come of it is gone on with later.
  useEffect(() => () => running.current?.stop.abort('paused'), [])

  const change = (key: number, facts: Partial<Sending>) =>
    setSendings((all) => all.map((one) => (one.key === key ? { ...one, ...facts } : one)))

  async function work(): Promise<void> {
    if (running.current) return
    for (let job = queue.current.shift(); job; job = queue.current.shift()) {
      const { key } = job
      const stop = new AbortController()
      running.current = { key, stop }
      const ended = await sendInParts(job, paths.deskUploads(lang), stop.signal, (told) => {
        if (!stop.signal.aborted) change(key, 'id' in told ? told : { state: told })
      })
      running.current = null
      finish(key, ended)
    }
  }

  function finish(key: number, ended: Ended): void {
    if (ended.phase !== 'received') {
      change(key, { state: ended })
      return
    }
    setReceived((all) => [...all, ended.id])
    setSendings((all) => all.filter((one) => one.key !== key))
    onReceived()
  }

  function enqueue(job: Job & { key: number }): UploadState {
    if (job.file.size > limitBytes) return { phase: 'too-large' }
    queue.current.push(job)
    return { phase: 'waiting' }
  }

  /** Ends the sending that runs, or takes it from those that wait. */
  function halt(key: number, phase: 'paused' | 'cancelled'): void {
    queue.current = queue.current.filter((job) => job.key !== key)
    if (running.current?.key === key) running.current.stop.abort(phase)
    change(key, { state: { phase } })
  }

  const goOn = (which: Sending[]) => {
    for (const { key, file, fields, id } of which) {
      const resume = id ? { resume: paths.deskUpload(lang, id) } : {}
      change(key, { state: enqueue({ key, file, fields, ...resume }) })
    }
    void work()
  }
  useGoOnWhenOnline(sendings, goOn)

  return {
    sendings,
    underWay,
    /** Ids of the files that are at the portal, whole. */
    received,
    forget: (id: string) => setReceived((all) => all.filter((one) => one !== id)),
    add: (jobs: Job[]) => {
      const added = jobs.map((job) => {
        const one = { ...job, key: next.current++ }
        return { ...one, state: enqueue(one) }
      })
      setSendings((all) => [...all, ...added])
      void work()
    },
    pause: ({ key }: Sending) => halt(key, 'paused'),
    goOn: (sending: Sending) => goOn([sending]),
    cancel: ({ key, id, state }: Sending) => {
      halt(key, 'cancelled')
      if (id && state.phase !== 'sending') void takeBack(paths.deskUpload(lang, id))
    },
    dismiss: ({ key }: Sending) => setSendings((all) => all.filter((one) => one.key !== key)),
  }
}

/** A line that is there again is used again. */
function useGoOnWhenOnline(sendings: Sending[], goOn: (which: Sending[]) => void): void {
  const lost = sendings.filter(({ state }) => state.phase === 'lost')
  const latest = useRef(() => goOn(lost))
  latest.current = () => goOn(lost)
  useEffect(() => {
    const online = () => latest.current()
    window.addEventListener('online', online)
    return () => window.removeEventListener('online', online)
  }, [])
}

/** What has come of a file that is not sent now. */
async function takeBack(address: string): Promise<void> {
  const headers = { 'Tus-Resumable': '1.0.0', Accept: 'application/json' }
  await fetch(address, { method: 'DELETE', headers }).catch(() => {})
}
