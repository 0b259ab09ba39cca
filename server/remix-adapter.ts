import { once } from 'node:events'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import type { AppLoadContext, ServerBuild } from '@remix-run/node'
import { createRequestHandler } from '@remix-run/node'
import type { Request as ExpressRequest, Response as ExpressResponse, RequestHandler } from 'express'
import type { RefusedFile, RefusedPicture } from '~/http/file-answer.server'

declare module '@remix-run/node' {
  interface AppLoadContext {
    cspNonce: string
    /** The peer's address, or the one that TRUST_PROXY proxies vouch for. */
    clientAddress: string
    requestId: string
    /** Leaves in place of the page, with the page's headers; ends with the connection. */
    attachment?: Readable
    /** Why no bytes leave, where a file was asked for, or the picture of a page (server/file-route.ts). */
    refusedFile?: RefusedFile
    refusedPicture?: RefusedPicture
  }
}

/**
 * Remix behind Express, with back-pressure on what leaves. A form is small and is read before any page is asked: who
 * sends it may take a minute, and what its guard finds must be true when the last byte has come. The request's address is built from APP_ORIGIN, never from the Host header.
 */
export function remixHandler(
  build: ServerBuild | (() => Promise<ServerBuild>),
  origin: string,
  mode: string,
): RequestHandler {
  const handle = createRequestHandler(build, mode)
  return (req, res, next) => {
    const { cspNonce, requestId, refusedFile, refusedPicture } = res.locals as Express.Locals
    const clientAddress = req.ip ?? ''
    const context: AppLoadContext = { cspNonce, requestId, clientAddress, refusedFile, refusedPicture }
    const gone = whenGone(res, context)
    wholeBody(req)
      .then((body) => handle(toWebRequest(req, body, origin, gone), context))
      .then((answer) => sendWebResponse(answer, req, res))
      .catch((error: unknown) => {
        // Who left in the middle of his form is told nothing.
        if (res.headersSent || !req.complete) res.destroy()
        else next(error)
      })
  }
}

/** Aborts when the client leaves before his answer; what was to leave with the answer ends with the connection. */
function whenGone(res: ExpressResponse, context: AppLoadContext): AbortSignal {
  const gone = new AbortController()
  res.once('close', () => {
    if (!res.writableFinished) gone.abort()
    context.attachment?.destroy()
  })
  return gone.signal
}

const wholeBody = (req: ExpressRequest): Promise<Buffer | null> =>
  req.method === 'GET' || req.method === 'HEAD' ? Promise.resolve(null) : buffer(req)

function toWebRequest(
  req: ExpressRequest,
  body: Buffer | null,
  origin: string,
  signal: AbortSignal,
): Request {
  const headers = new Headers()
  for (let i = 0; i < req.rawHeaders.length; i += 2)
    headers.append(req.rawHeaders[i] ?? '', req.rawHeaders[i + 1] ?? '')
  // The pages know one host, ours. Remix would compare a form's Origin with what a proxy, or anybody, says of the host,
  // and answer 500.
  headers.set('host', new URL(origin).host)
  headers.delete('x-forwarded-host')
  // Forms of pages with `Referrer-Policy: no-referrer` come with `Origin: null`; the site has been checked already, by
  // Sec-Fetch-Site, and Remix would take the word `null` for another site and answer 500.
  if (headers.get('origin') === 'null') headers.delete('origin')
  const url = new URL(req.originalUrl.replace(/^\/+/, '/'), origin)
  return new Request(url, { method: req.method, headers, body: body && new Uint8Array(body), signal })
}

/** Sends an answer of the web’s own kind, with back-pressure; its body is not read for a HEAD. */
export async function sendWebResponse(
  answer: Response,
  req: ExpressRequest,
  res: ExpressResponse,
): Promise<void> {
  res.status(answer.status)
  const cookies = answer.headers.getSetCookie()
  for (const [name, value] of answer.headers) if (name !== 'set-cookie') res.setHeader(name, value)
  if (cookies.length) res.append('Set-Cookie', cookies)
  if (!answer.body || req.method === 'HEAD') {
    await answer.body?.cancel()
    res.end()
    return
  }
  const body = Readable.fromWeb(answer.body as import('node:stream/web').ReadableStream)
  await begun(body)
  try {
    await pipeline(body, res)
  } catch (error) {
    const { code, name } = error as NodeJS.ErrnoException
    if (code !== 'ERR_STREAM_PREMATURE_CLOSE' && name !== 'AbortError') throw error
  }
}

/** Throws what breaks an answer before its first byte, when something else can still be said. */
async function begun(body: Readable): Promise<void> {
  const over = new AbortController()
  const { signal } = over
  try {
    await Promise.race([once(body, 'readable', { signal }), once(body, 'close', { signal })])
  } finally {
    over.abort()
  }
}
