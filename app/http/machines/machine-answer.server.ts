import { createHash } from 'node:crypto'

/**
 * The same for everybody, asked again and again: who has it already is told so (RFC 9110, 13.1.2). No cache between
 * keeps it, since what is withdrawn is withdrawn at once.
 */
export function machineAnswer(
  request: Request,
  body: string,
  mediaType: string,
  more: Record<string, string> = {},
): Response {
  // Weak, since it stands for the packed body too.
  const tag = `W/"${createHash('sha256').update(body).digest('base64url')}"`
  const headers = { ETag: tag, 'Cache-Control': 'private, no-cache', ...more }
  const known = (request.headers.get('if-none-match') ?? '').split(',').map((one) => one.trim())
  if (known.includes(tag) || known.includes('*')) return new Response(null, { status: 304, headers })
  return new Response(body, { headers: { ...headers, 'Content-Type': mediaType } })
}
