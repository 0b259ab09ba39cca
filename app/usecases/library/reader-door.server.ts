import type { Access } from '~/domain/access/access-policy'
import { lastOpenPage } from '~/domain/library/reader'
import type { ReaderDoor } from '~/domain/library/views'
import { fileOfItself, filesToRead } from './readable-files.server'

/** How far this document is read online by who has this access to it; null: not at all. */
export async function readerDoor(
  { id, openPages }: { id: string; openPages: number },
  access: Access,
): Promise<ReaderDoor | null> {
  if (access !== 'full' && openPages === 0) return null
  const reading = fileOfItself(await filesToRead(id))?.reading
  if (access === 'full') return reading && reading.state !== 'unreadable' ? { pages: null } : null
  if (reading?.state !== 'read') return null
  const pages = lastOpenPage(access, openPages, reading.pageCount)
  return pages > 0 ? { pages } : null
}
