import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import busboy from 'busboy'
import type { Request as ExpressRequest, Response as ExpressResponse, RequestHandler } from 'express'
import type { Staff } from '~/domain/access/visitor'
import { UploadFields, type UploadRefusal } from '~/domain/library/upload'
import { isLocale, type Locale } from '~/domain/locale'
import { paths } from '~/paths'
import { type ReceivedFile, receiveFile } from '~/usecases/publishing/incoming/receive-file.server'
import { mayUpload } from '~/usecases/publishing/may-upload.server'
import { refuse } from './request-rules'
import { drain, guarded, IDLE, refuseUpload, wantsJson } from './upload-answers'

export const UPLOAD_PATH = '/:lang/admin/documents/:id/files'

/** True for a request that the upload route takes. */
export const isUpload = ({ method, url = '', headers }: IncomingMessage): boolean =>
  method === 'POST' &&
  /\/admin\/documents\/[^/]+\/files$/.test(url) &&
  /^multipart\/form-data\b/i.test(headers['content-type'] ?? '')

/** Files flow from the line to the disk; who may not, or has no room, is refused before the first byte is read. */
export const uploadHandler: RequestHandler = (req, res, next) => {
  // The page's own small forms have this address too.
  if (!isUpload(req)) return next()
  if (!isLocale(req.params.lang)) return refuse(res, 404, 'Not found')
  req.setTimeout(IDLE, () => req.destroy())
  upload(req, res, req.params.lang).catch(next)
}

async function upload(req: ExpressRequest, res: ExpressResponse, lang: Locale): Promise<void> {
  const staff = await guarded(req, res)
  if (!staff) return
  const length = Number(req.headers['content-length'] ?? Number.NaN)
  const allowed = await mayUpload(staff, req.params.id, Number.isSafeInteger(length) ? length : null)
  if (allowed.outcome === 'refused' && allowed.seconds) res.setHeader('Retry-After', String(allowed.seconds))
  if (allowed.outcome === 'yes' && req.headers.expect) res.writeContinue()
  const added = allowed.outcome === 'yes' ? await receive(req, staff) : allowed
  if (isBroken(req)) return
  answer(req, res, lang, added)
}

/** The line ended before the request did. */
const isBroken = (req: ExpressRequest): boolean => req.destroyed && !req.complete

/** Reads the form: its fields, then its one file. A line that breaks leaves nothing behind. */
function receive(req: ExpressRequest, staff: Staff): Promise<ReceivedFile> {
  return new Promise((resolve, reject) => {
    const fields: Record<string, string> = {}
    let adding: Promise<ReceivedFile> | undefined
    const form = formReader(req)
    if (!form) return resolve({ outcome: 'refused', reason: 'invalid' })
    const broken = () => form.destroy(new Error('The line broke.'))
    form.on('field', (name, value) => {
      fields[name] = value
    })
    form.on('file', (_name, stream: Readable, { filename }) => {
      const read = UploadFields.safeParse(fields)
      if (!filename || !read.success) {
        stream.resume()
        adding = Promise.resolve({ outcome: 'refused', reason: filename ? 'invalid' : 'no-file' })
        return
      }
      const upload = { ...read.data, stream, name: filename }
      adding = receiveFile(staff, req.params.id, upload, () => new Date())
      // Neither a refusal nor a failure of ours waits for the rest of the file; a broken line is nobody's failure.
      adding.then(
        (added) => added.outcome === 'refused' && resolve(added),
        (error) => (isBroken(req) ? none().then(resolve) : reject(error)),
      )
    })
    const ended = () => (adding ?? none()).catch(none).then(resolve)
    form.once('close', ended)
    form.once('error', ended)
    req.once('aborted', broken)
    req.once('error', broken)
    req.pipe(form)
  })
}

const none = (): Promise<ReceivedFile> => Promise.resolve({ outcome: 'refused', reason: 'no-file' })

function formReader(req: ExpressRequest): busboy.Busboy | null {
  try {
    const limits = { files: 1, fields: 6, fieldSize: 4096, fieldNameSize: 100, headerPairs: 50 }
    return busboy({ headers: req.headers, defParamCharset: 'utf8', limits })
  } catch {
    return null
  }
}

function answer(
  req: ExpressRequest,
  res: ExpressResponse,
  lang: Locale,
  added: ReceivedFile | { outcome: 'refused'; reason: UploadRefusal } | { outcome: 'missing' },
): void {
  if (!req.complete) drain(req)
  if (added.outcome === 'missing') {
    refuse(res, 404, 'Not found')
    return
  }
  const page = paths.deskDocumentFiles(lang, req.params.id ?? '')
  if (!wantsJson(req)) return void res.redirect(303, page + afterwards(added))
  if (added.outcome !== 'refused') return void res.status(added.outcome === 'stored' ? 201 : 202).json(added)
  refuseUpload(res, lang, added)
}

/** What the page says first; what became of a file that was received stands in its list. */
function afterwards(added: Exclude<ReceivedFile, { outcome: 'missing' }>): string {
  if (added.outcome === 'stored') return '?done=stored'
  if (added.outcome === 'checking' || added.id) return '#incoming'
  return `?refused=${added.reason}`
}
