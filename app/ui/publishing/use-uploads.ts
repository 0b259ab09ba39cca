import { useBeforeUnload, useRevalidator } from '@remix-run/react'
import { useCallback, useEffect, useRef, useState } from 'react'

export type UploadState =
  | { phase: 'waiting' | 'checking' | 'stored' | 'cancelled' | 'lost' | 'signed-out' | 'too-large' }
  /** Bytes sent so far, and bytes in a second. */
  | { phase: 'sending'; sent: number; speed: number }
  | { phase: 'refused'; message: string }

export type Sending = { key: number; file: File; state: UploadState }

type Fields = Record<string, string>

const UNDER_WAY = new Set(['waiting', 'checking', 'sending'])

/** Sends files one after the other; each tells where it stands, can be cancelled and tried again. */
export function useUploads(address: string, limitBytes: number) {
  const [sendings, setSendings] = useState<Sending[]>([])
  const requests = useRef(new Map<number, XMLHttpRequest>())
  const queue = useRef<{ key: number; file: File; fields: Fields }[]>([])
  const busy = useRef(false)
  const next = useRef(1)
  const { revalidate } = useRevalidator()
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
      note(key, await send(request, address, job, (state) => note(key, state)))
      requests.current.delete(key)
    }
    busy.current = false
    revalidate()
  }

  function enqueue(key: number, file: File, fields: Fields): UploadState {
    if (file.size > limitBytes) return { phase: 'too-large' }
    queue.current.push({ key, file, fields })
    return { phase: 'waiting' }
  }

  return {
    sendings,
    underWay,
    add: (files: File[], fields: Fields) => {
      const added = files.map((file, i) => {
        const key = next.current++
        // Several files of one new version: the first makes it, the others go into it.
        const mode = i > 0 && fields.mode === 'new-version' ? 'same-version' : fields.mode
        return { key, file, state: enqueue(key, file, { ...fields, ...(mode ? { mode } : {}) }) }
      })
      setSendings((all) => [...all.filter(({ state }) => state.phase !== 'stored'), ...added])
      void work()
    },
    retry: ({ key, file }: Sending, fields: Fields) => {
      note(key, enqueue(key, file, fields))
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
): Promise<UploadState> {
  return new Promise((resolve) => {
    const form = new FormData()
    // The portal reads the fields before the file.
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    form.append('file', file)
    const began = performance.now()
    request.open('POST', address)
    request.setRequestHeader('Accept', 'application/json')
    request.upload.onprogress = ({ loaded, total }) =>
      tell(
        loaded >= total
          ? { phase: 'checking' }
          : { phase: 'sending', sent: loaded, speed: (loaded / (performance.now() - began)) * 1000 },
      )
    request.onload = () => resolve(stateOf(request))
    request.onerror = () => resolve({ phase: 'lost' })
    request.onabort = () => resolve({ phase: 'cancelled' })
    request.send(form)
  })
}

function stateOf(request: XMLHttpRequest): UploadState {
  if (request.status === 201) return { phase: 'stored' }
  if (request.status === 401) return { phase: 'signed-out' }
  try {
    const { message } = JSON.parse(request.responseText) as { message?: string }
    return message ? { phase: 'refused', message } : { phase: 'lost' }
  } catch {
    return { phase: 'lost' }
  }
}
