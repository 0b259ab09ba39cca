import { create as contentDisposition } from 'content-disposition'

/** A small file for one person: saved, never shown, and kept by nothing on its way. */
export function privateFile(
  bytes: Buffer,
  { name, mediaType }: { name: string; mediaType: string },
): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': mediaType,
      'Content-Length': String(bytes.length),
      'Content-Disposition': contentDisposition(name, { type: 'attachment' }),
      'Cache-Control': 'private, no-store',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cross-Origin-Resource-Policy': 'same-origin',
    },
  })
}
