import path from 'node:path'
import { config } from '~/config.server'
import { withAdvisoryLock } from '~/storage/advisory-lock.server'
import { db } from '~/storage/database.server'
import { importCollection } from './import-collection.server'
import { importDocument } from './import-document.server'
import type { ImportLine, ImportMode, ImportReport } from './import-report'
import { importWorkshop } from './import-workshop.server'
import type { LibraryFolder } from './library-folder'
import { readLibraryFolder } from './read-library.server'

/**
 * Loads a library folder. What is there already is brought to what the folder says; nothing doubles, and nothing that
 * the folder does not name is touched. A publication or withdrawal done at the desk is not taken back.
 */
export async function importLibrary(
  folder: string,
  { dryRun, via = 'cli' }: { dryRun: boolean; via?: ImportMode['via'] },
  now: Date,
): Promise<ImportReport> {
  const read = await readLibraryFolder(folder)
  if (read.outcome === 'invalid') return read
  const lines = await withAdvisoryLock('library-import', () => write(read.library, { dryRun, via }, now))
  return { outcome: 'done', dryRun, lines }
}

/**
 * The demonstration library, for a portal that never had a library. Null when there is nothing to do: a library is
 * there, was there once, or the content ships none.
 */
export async function importOnFirstStart(now: Date): Promise<ImportReport | null> {
  if (await hadLibrary()) return null
  const read = await readLibraryFolder(path.join(config().contentDir, 'library'))
  if (read.outcome === 'invalid') return read
  return withAdvisoryLock('library-import', async () => {
    // Asked again under the lock: of two processes that start together one imports.
    if (await hadLibrary()) return null
    const lines = await write(read.library, { dryRun: false, via: 'portal' }, now)
    return { outcome: 'done', dryRun: false, lines }
  })
}

async function hadLibrary(): Promise<boolean> {
  const traces = await Promise.all([
    db().workshop.findFirst({ select: { id: true } }),
    db().libraryDocument.findFirst({ select: { id: true } }),
    db().auditEntry.findFirst({
      where: { thingKind: { in: ['workshop', 'document'] } },
      select: { id: true },
    }),
  ])
  return traces.some(Boolean)
}

async function write(library: LibraryFolder, mode: ImportMode, now: Date): Promise<ImportLine[]> {
  const lines: ImportLine[] = []
  for (const workshop of library.workshops) lines.push(await importWorkshop(workshop, mode, now))
  for (const document of library.documents) lines.push(await importDocument(document, mode, now))
  for (const collection of library.collections) lines.push(await importCollection(collection, mode, now))
  return lines
}
