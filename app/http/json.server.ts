import type { z } from 'zod'

const MOST_BYTES = 64 * 1024

/**
 * What a script of ours sends to one of the few addresses that take JSON.
 * @throws a 415, 413 or 400 Response for anything else.
 */
export async function readJson<S extends z.ZodType>(request: Request, schema: S): Promise<z.infer<S>> {
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? ''))
    throw new Response('415', { status: 415, statusText: 'Unsupported Media Type' })
  if (Number(request.headers.get('content-length') ?? 0) > MOST_BYTES)
    throw new Response('413', { status: 413, statusText: 'Content Too Large' })
  const sent: unknown = await request.json().catch(() => null)
  const parsed = schema.safeParse(sent)
  if (!parsed.success) throw new Response('400', { status: 400, statusText: 'Bad Request' })
  return parsed.data
}
