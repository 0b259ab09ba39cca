import { create as contentDisposition } from 'content-disposition'
import { isbot } from 'isbot'
import { FILE_FORMATS } from '~/domain/library/file-format'
import type { AllowedFile } from '~/usecases/library/open-file.server'

/** Read and taken off by server/delivery/: which bytes to send, which file to count, and for whom. */
export const SEND_HEADER = 'X-Accel-Redirect'
export const COUNT_HEADER = 'X-Count-Download'
/** Under whose name this file is on its way. */
export const DOWNLOADER_HEADER = 'X-Downloader'

const SANDBOXED = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
// Browsers refuse to show a PDF in a sandbox.
const UNBOXED = "default-src 'none'; style-src 'unsafe-inline'"

const FOR_ONE_READER = {
  'Cache-Control': 'private, no-cache, no-transform',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex',
}

/**
 * The headers of an allowed file (security rule 6.10): type from our own table, a name that cannot break out of its
 * header (RFC 6266), the hash as strong ETag, and nothing for caches that others share.
 */
export function fileHeaders(
  file: AllowedFile,
  { inline, count, downloader }: { inline: boolean; count: string | null; downloader: string },
): Headers {
  const format = FILE_FORMATS[file.format]
  const shown = inline && format.inline
  const headers = new Headers({
    [SEND_HEADER]: `/protected/${file.blobKey}`,
    [DOWNLOADER_HEADER]: downloader,
    'Content-Type': format.mediaType,
    'Content-Disposition': contentDisposition(file.name, { type: shown ? 'inline' : 'attachment' }),
    ETag: `"${file.sha256}"`,
    ...FOR_ONE_READER,
    'Content-Security-Policy': shown && file.format === 'pdf' ? UNBOXED : SANDBOXED,
  })
  if (count) headers.set(COUNT_HEADER, count)
  return headers
}

/** The headers of an allowed picture of a page: as those of its file, apart from what it is. */
export function pageImageHeaders({ blobKey }: { blobKey: string }): Headers {
  return new Headers({
    [SEND_HEADER]: `/protected/${blobKey}`,
    'Content-Type': 'image/webp',
    'Content-Disposition': 'inline',
    // A picture is made once and never changed: the name of its bytes is as good as their hash.
    ETag: `"${blobKey.replace('/', '')}"`,
    ...FOR_ONE_READER,
    'Content-Security-Policy': SANDBOXED,
  })
}

/** What of a file is asked for, for the limits: nothing of it by HEAD. */
export function partAsked(request: Request): 'whole' | 'range' | 'nothing' {
  if (request.method !== 'GET') return 'nothing'
  return request.headers.has('range') ? 'range' : 'whole'
}

/** People download; robots fetch, and a HEAD fetches nothing. */
export function isDownload(request: Request): boolean {
  return request.method === 'GET' && !isbot(request.headers.get('user-agent'))
}
