import type { DetailedError, Upload } from 'tus-js-client'

/** What is sent with a file: its document, language, mode and note. */
export type Fields = { documentId: string } & Record<string, string>
/** `resume`: the address of what has come of this file already. */
export type Job = { file: File; fields: Fields; resume?: string }

/** Bytes sent so far, bytes in a second, and seconds that are left at this pace. */
export type Progress = { sent: number; speed: number; rest: number }

export type Told = { phase: 'sending'; progress: Progress } | { phase: 'reconnecting' } | { id: string }

export type Ended =
  | { phase: 'received'; id: string }
  | { phase: 'paused' | 'cancelled' | 'lost' | 'signed-out' }
  | { phase: 'refused'; message: string }

const PART = 8 * 1024 ** 2
/** How long a cut line is waited for, each time it is cut. */
const RETRIES = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000]
/** The pace of the last seconds, not of the whole way. */
const PACE_OF = 5_000

/**
 * Sends a file in parts (tus) and goes on where an earlier try, of this page or of another, has ended. Resolves with
 * how it ended, and never rejects. The library is loaded here, when there is something to send.
 */
export async function sendInParts(
  job: Job,
  endpoint: string,
  stop: AbortSignal,
  tell: (told: Told) => void,
): Promise<Ended> {
  const tus = await import('tus-js-client').catch(() => null)
  if (!tus) return { phase: 'lost' }
  return new Promise((resolve) => {
    const { file, fields, resume } = job
    const pace = paceOf(file.size)
    const upload: Upload = new tus.Upload(file, {
      endpoint,
      uploadUrl: resume ?? null,
      chunkSize: PART,
      retryDelays: RETRIES,
      metadata: { ...fields, filename: file.name },
      headers: { Accept: 'application/json' },
      fingerprint: async () =>
        ['portal', fields.documentId, file.name, file.size, file.lastModified].join('/'),
      removeFingerprintOnSuccess: true,
      onUploadUrlAvailable: () => tell({ id: idOf(upload) }),
      onProgress: (sent) => tell({ phase: 'sending', progress: pace(sent) }),
      onShouldRetry: (error) => {
        if (!mayPass(statusOf(error))) return false
        tell({ phase: 'reconnecting' })
        return true
      },
      onError: (error) => resolve(endOf(error)),
      onSuccess: () => resolve({ phase: 'received', id: idOf(upload) }),
    })
    stop.addEventListener('abort', () => {
      const cancelled = stop.reason === 'cancelled'
      upload.abort(cancelled).catch(() => {})
      resolve({ phase: cancelled ? 'cancelled' : 'paused' })
    })
    void start(upload, resume !== undefined, stop)
  })
}

async function start(upload: Upload, known: boolean, stop: AbortSignal): Promise<void> {
  const [earlier] = known ? [] : await upload.findPreviousUploads().catch(() => [])
  if (earlier) upload.resumeFromPreviousUpload(earlier)
  if (!stop.aborted) upload.start()
}

const idOf = ({ url }: Upload): string => url?.split('/').at(-1) ?? ''

function paceOf(total: number): (sent: number) => Progress {
  let marks: { at: number; sent: number }[] = []
  return (sent) => {
    const at = performance.now()
    marks = [...marks.filter((mark) => at - mark.at < PACE_OF), { at, sent }]
    const first = marks[0] ?? { at, sent }
    const speed = at > first.at ? ((sent - first.sent) / (at - first.at)) * 1000 : 0
    return { sent, speed, rest: speed > 0 ? (total - sent) / speed : 0 }
  }
}

const statusOf = (error: Error | DetailedError): number =>
  ('originalResponse' in error && error.originalResponse?.getStatus()) || 0

/** No answer, a place that another request holds, or a server that is not well now. */
const mayPass = (status: number): boolean =>
  status === 0 || status === 409 || status === 423 || (status >= 500 && status !== 507)

function endOf(error: Error | DetailedError): Ended {
  if (statusOf(error) === 401) return { phase: 'signed-out' }
  try {
    const body = 'originalResponse' in error ? error.originalResponse?.getBody() : undefined
    const { message } = JSON.parse(body ?? '') as { message?: string }
    return message ? { phase: 'refused', message } : { phase: 'lost' }
  } catch {
    return { phase: 'lost' }
  }
}
