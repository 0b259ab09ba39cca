import { Readable } from 'node:stream'
import { create as contentDisposition } from 'content-disposition'

/**
 * A file made for one person: saved, never shown, and kept by nothing on its way. A stream is read no faster than the
 * client takes it, and ends with his connection.
 */
export function privateFile(body: Buffer | Readable, named: Named): Response {
  const headers = privateHeaders(named)
  if (body instanceof Readable) return new Response(Readable.toWeb(body) as ReadableStream, { headers })
  headers.set('Content-Length', String(body.length))
  return new Response(new Uint8Array(body), { headers })
}

type Named = { name: string; mediaType: string }

/** What such a file is sent with. */
export function privateHeaders({ name, mediaType }: Named): Headers {
  return new Headers({
    'Content-Type': mediaType,
    'Content-Disposition': contentDisposition(name, { type: 'attachment' }),
    'Cache-Control': 'private, no-store',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'X-Robots-Tag': 'noindex',
  })
}
