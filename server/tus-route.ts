import { AsyncLocalStorage } from 'node:async_hooks'
import fs from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { FileStore } from '@tus/file-store'
import { ERRORS, Metadata, Server, TUS_RESUMABLE, Upload } from '@tus/server'
import type { Request as ExpressRequest, Response as ExpressResponse, RequestHandler } from 'express'
import { config } from '~/config.server'
import type { Staff } from '~/domain/access/visitor'
import { isLocale, type Locale } from '~/domain/locale'
import { uploadTexts } from '~/i18n/uploads'
import { paths } from '~/paths'
import { freeBytes } from '~/storage/blobs.server'
import { incomingFolder } from '~/storage/incoming-files.server'
import { announceFile, findOnTheWay } from '~/usecases/publishing/incoming/announce-file.server'
import { abandonFile, completeFile } from '~/usecases/publishing/incoming/complete-file.server'
import { refuse } from './request-rules'
import { drain, guarded, IDLE, refuseUpload } from './upload-answers'

export const TUS_PATHS = ['/:lang/admin/uploads', '/:lang/admin/uploads/:id']

/** A disk with less than this left is full. */
const FULL = 16 * 1024 ** 2
const NEEDS_ID: Record<string, boolean> = { POST: false, HEAD: true, PATCH: true, DELETE: true }

/** True for a request of the tus protocol that brings bytes. */
export const isTus = ({ method, url = '' }: IncomingMessage): boolean =>
  (method === 'POST' || method === 'PATCH') && /^\/[a-z]+\/admin\/uploads(?:\/|$)/.test(url)

type Asked = { id: string; bytes: number; startedAt: Date; lang: Locale }

/** The file that a request is about: found and allowed before the protocol's library sees anything. */
const asked = new AsyncLocalStorage<Asked>()

function current(): Asked {
  const found = asked.getStore()
  if (!found) throw ERRORS.FILE_NOT_FOUND
  return found
}

let server: Server | undefined

/** The protocol alone (tus.io, 1.0.0): what a file is, whose, and whether it may come is the portal's own. */
function tus(): Server {
  if (server) return server
  const directory = incomingFolder()
  fs.mkdirSync(directory, { recursive: true, mode: 0o700 })
  const configstore = { get: async () => described(current()), set: async () => {}, delete: async () => {} }
  server = new Server({
    path: '/',
    datastore: new FileStore({ directory, configstore }),
    maxSize: config().uploadLimitBytes,
    // No answer of the portal is for other sites.
    allowedOrigins: () => false,
    namingFunction: () => current().id,
    getFileIdFromRequest: () => current().id,
    generateUrl: () => paths.deskUpload(current().lang, current().id),
    onUploadFinish: async (_req, { id }) => {
      await completeFile(id, () => new Date())
      return {}
    },
    onResponseError: (_req, error) => (error === ERRORS.FILE_WRITE_ERROR ? whenFull() : undefined),
  })
  return server
}

/** The database knows the size; how much has come, the file itself. */
const described = ({ id, bytes, startedAt }: Asked): Upload =>
  new Upload({ id, size: bytes, offset: 0, creation_date: startedAt.toISOString() })

async function whenFull(): Promise<{ status_code: number; body: string } | undefined> {
  if ((await freeBytes()) > FULL) return undefined
  const message = uploadTexts[current().lang].refused['no-space']
  return { status_code: 507, body: JSON.stringify({ outcome: 'refused', reason: 'no-space', message }) }
}

/** Files in parts, that survive a cut line and a killed server; guarded and looked up anew at every request. */
export const tusHandler: RequestHandler = (req, res, next) => {
  if (NEEDS_ID[req.method] !== (req.params.id !== undefined)) return next()
  if (!isLocale(req.params.lang)) return refuse(res, 404, 'Not found')
  if (req.get('upload-concat')) return refuse(res, 400, 'Upload-Concat: a file comes in one upload here')
  req.setTimeout(IDLE, () => req.destroy())
  answer(req, res, req.params.lang).catch(next)
}

async function answer(req: ExpressRequest, res: ExpressResponse, lang: Locale): Promise<void> {
  const staff = await guarded(req, res)
  if (!staff) return
  const file =
    req.method === 'POST' ? await announced(req, res, lang, staff) : await found(req, res, lang, staff)
  if (!file) return drain(req)
  if (req.method === 'DELETE') return takeBack(res, file.id)
  if (req.headers.expect) res.writeContinue()
  await asked.run(file, () => tus().handle(req, res))
  if (!req.complete) drain(req)
  if (req.method === 'POST' && res.statusCode !== 201) await abandonFile(file.id)
}

/** Its last byte may come at this moment: then it is not taken back any more. */
async function takeBack(res: ExpressResponse, id: string): Promise<void> {
  const { outcome } = await abandonFile(id)
  res.set('Tus-Resumable', TUS_RESUMABLE)
  res.status(outcome === 'abandoned' ? 204 : 409).end()
}

/** A new file, refused before its first byte when it can be. */
async function announced(
  req: ExpressRequest,
  res: ExpressResponse,
  lang: Locale,
  staff: Staff,
): Promise<Asked | null> {
  const length = req.get('upload-length') ?? ''
  const bytes = /^\d{1,15}$/.test(length) && !req.get('upload-defer-length') ? Number(length) : null
  const startedAt = new Date()
  const file = await announceFile(staff, metadataOf(req), bytes, startedAt)
  if (file.outcome === 'announced') return { id: file.id, bytes: bytes ?? 0, startedAt, lang }
  if (file.outcome === 'missing') refuse(res, 404, 'Not found')
  else refuseUpload(res, lang, file)
  return null
}

function metadataOf(req: ExpressRequest): Record<string, string | null> {
  try {
    return Metadata.parse(req.get('upload-metadata'))
  } catch {
    return {}
  }
}

async function found(
  req: ExpressRequest,
  res: ExpressResponse,
  lang: Locale,
  staff: Staff,
): Promise<Asked | null> {
  const id = req.params.id ?? ''
  const file = await findOnTheWay(staff, id, new Date())
  if (file.outcome === 'coming') return { id, ...file, lang }
  if (file.outcome === 'missing') refuse(res, 404, 'Not found')
  else if (file.outcome === 'ended') refuse(res, 410, 'Gone')
  else if (req.method === 'HEAD') sayWhole(res, file.bytes)
  else refuse(res, 409, 'All of it has come')
  return null
}

/** Its sender has lost the answer to its last bytes. */
function sayWhole(res: ExpressResponse, bytes: number): void {
  res.set({ 'Tus-Resumable': TUS_RESUMABLE, 'Upload-Offset': String(bytes), 'Upload-Length': String(bytes) })
  res.status(200).end()
}
