import { Readable } from 'node:stream'
import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { withoutNul } from './http/without-nul.server'
import { NonceContext } from './ui/nonce'

export const streamTimeout = 5_000

/** Streams the page; robots and readers without patience for streams get it whole. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { cspNonce, attachment }: AppLoadContext,
): Promise<Response> {
  if (attachment && status === 200)
    return Promise.resolve(new Response(Readable.toWeb(attachment) as ReadableStream, { status, headers }))
  const ready = isbot(request.headers.get('user-agent') ?? '') ? 'onAllReady' : 'onShellReady'
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={cspNonce}>
        <RemixServer context={remixContext} url={request.url} nonce={cspNonce} />
      </NonceContext.Provider>,
      {
        nonce: cspNonce,
        [ready]() {
          const body = withoutNul()
          headers.set('Content-Type', 'text/html; charset=utf-8')
          resolve(new Response(Readable.toWeb(body) as unknown as ReadableStream, { headers, status }))
          pipe(body)
        },
        onShellError: reject,
      },
    )
    setTimeout(abort, streamTimeout + 1000).unref()
  })
}

/** An archive leaves by its own address alone, never as a page's data. */
export function handleDataRequest(response: Response, { context }: { context: AppLoadContext }): Response {
  return context.attachment === undefined ? response : new Response(null, { status: 404 })
}

/** What loaders and actions throw by mistake, on one line; what they throw on purpose is a Response. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (request.signal.aborted) return
  const { pathname } = new URL(request.url)
  const stack = error instanceof Error ? error.stack : String(error)
  process.stdout.write(
    `${JSON.stringify({ level: 50, time: Date.now(), msg: 'route failed', path: pathname, stack })}\n`,
  )
}
