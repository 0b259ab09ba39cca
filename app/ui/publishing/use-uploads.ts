import { useBeforeUnload } from '@remix-run/react'
import { useCallback, useEffect, useRef, useState } from 'react'

export type UploadState =
  | { phase: 'waiting' | 'checking' | 'cancelled' | 'lost' | 'signed-out' | 'too-large' }
  /** Bytes sent so far, and bytes in a second. */
  | { phase: 'sending'; sent: number; speed: number }
  | { phase: 'refused'; message: string }

type Fields = Record<string, string>
/** `id`: what the portal calls it, once it knows it. */
export type Sending = { key: number; file: File; fields: Fields; state: UploadState; id?: string }
type Sent = { received: string } | { state: UploadState }

const UNDER_WAY = new Set(['waiting', 'checking', 'sending'])

/** Sends files one after the other; each tells where it stands, can be cancelled and tried again. */
export function useUploads(address: string, limitBytes: number, onReceived: () => void) {
  const [sendings, setSendings] = useState<Sending[]>([])
  const [received, setReceived] = useState<string[]>([])
  const requests = useRef(new Map<number, XMLHttpRequest>())
  const queue = useRef<{ key: number; file: File; fields: Fields }[]>([])
  const busy = useRef(false)
  const next = useRef(1)
  const underWay = sendings.some(({ state }) => UNDER_WAY.has(state.phase))

  useBeforeUnload(
    useCallback(
      (event) => {
        if (underWay) event.preventDefault()
      },
      [underWay],
    ),
  )
  // Nobody is there any more who could see them arrive.
  useEffect(() => {
    const running = requests.current
    return () => {
      for (const request of running.values()) request.abort()
    }
  }, [])

  const note = (key: number, state: UploadState) =>
    setSendings((all) => all.map((one) => (one.key === key ? { ...one, state } : one)))

  async function work(): Promise<void> {
    if (busy.current) return
    busy.current = true
    for (let job = queue.current.shift(); job; job = queue.current.shift()) {
      const { key } = job
      const request = new XMLHttpRequest()
      requests.current.set(key, request)
      const sent = await send(request, address, job, (state) => note(key, state))
      requests.current.delete(key)
      if ('state' in sent) {
        note(key, sent.state)
        continue
      }
      setReceived((all) => [...all, sent.received])
      setSendings((all) => all.filter((one) => one.key !== key))
      onReceived()
    }
    busy.current = false
  }

  function enqueue(job: { key: number; file: File; fields: Fields }): UploadState {
    if (job.file.size > limitBytes) return { phase: 'too-large' }
    queue.current.push(job)
    return { phase: 'waiting' }
  }

  return {
    sendings,
    underWay,
    /** Ids of the files that are at the portal, whole. */
    received,
    forget: (id: string) => setReceived((all) => all.filter((one) => one !== id)),
    add: (files: File[], fields: Fields) => {
      const added = files.map((file) => {
        const job = { key: next.current++, file, fields }
        return { ...job, state: enqueue(job) }
      })
      setSendings((all) => [...all, ...added])
      void work()
    },
    retry: ({ key, file, fields }: Sending) => {
      note(key, enqueue({ key, file, fields }))
      void work()
    },
    cancel: (key: number) => {
      queue.current = queue.current.filter((job) => job.key !== key)
      requests.current.get(key)?.abort()
      note(key, { phase: 'cancelled' })
    },
  }
}

/** One file on its way; resolves with how it ended, and never rejects. */
function send(
  request: XMLHttpRequest,
  address: string,
  { file, fields }: { file: File; fields: Fields },
  tell: (state: UploadState) => void,
): Promise<Sent> {
  return new Promise((resolve) => {
    const form = new FormData()
    // The portal reads the fields before the file.
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    form.append('file', file)
    const began = performance.now()
    const end = (phase: 'lost' | 'cancelled') => resolve({ state: { phase } })
    request.open('POST', address)
    request.setRequestHeader('Accept', 'application/json')
    request.upload.onprogress = ({ loaded, total }) =>
      tell(
        loaded >= total
          ? { phase: 'checking' }
          : { phase: 'sending', sent: loaded, speed: (loaded / (performance.now() - began)) * 1000 },
      )
    request.onload = () => resolve(readAnswer(request))
    request.onerror = () => end('lost')
    request.onabort = () => end('cancelled')
    request.send(form)
  })
}

function readAnswer(request: XMLHttpRequest): Sent {
  if (request.status === 401) return { state: { phase: 'signed-out' } }
  try {
    const { id, message } = JSON.parse(request.responseText) as { id?: string; message?: string }
    // What was received, and refused by its check, stands in the list of the page.
    if (id) return { received: id }
    return { state: message ? { phase: 'refused', message } : { phase: 'lost' } }
  } catch {
    return { state: { phase: 'lost' } }
  }
}
