import { lastOpenPage } from '~/domain/library/reader'
import type { ReaderDoor } from '~/domain/library/views'
import type { Locale } from '~/domain/locale'
import { fileOfItself, filesToRead } from './readable-files.server'

/** How far this document is read online by who sees its teaser; null: not at all. */
export async function readerDoor(
  { id, openPages }: { id: string; openPages: number },
  lang: Locale,
): Promise<ReaderDoor | null> {
  if (openPages === 0) return null
  const reading = fileOfItself(await filesToRead(id), lang)?.reading
  if (reading?.state !== 'read') return null
  return { pages: lastOpenPage('teaser', openPages, reading.pageCount) }
}
