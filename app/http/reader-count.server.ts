import { isbot } from 'isbot'
import { isSignedIn, isStaff, type Visitor } from '~/domain/access/visitor'
import { noteReader } from '~/usecases/library/readers.server'
import { now } from './clock.server'

/** People download; robots fetch, and a HEAD fetches nothing. */
export function isDownload(request: Request): boolean {
  return request.method === 'GET' && !isbot(request.headers.get('user-agent'))
}

/**
 * Counts who reads a document; whoever works on it is none of its readers. Guests behind one address are one, unless a pass
 * opens it to them: a cookie that none was given for could be another one each time.
 */
export async function countReader(
  request: Request,
  visitor: Visitor,
  { documentId, pass, address }: { documentId: string; pass: string | null; address: string },
): Promise<void> {
  // What a browser fetches ahead nobody may look at.
  const ahead = request.headers.get('sec-purpose')?.startsWith('prefetch') ?? false
  if (isStaff(visitor) || ahead || !isDownload(request)) return
  const reader = isSignedIn(visitor) ? visitor.id : (pass ?? address)
  await noteReader(documentId, reader, now())
}
