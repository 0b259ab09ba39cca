// Where the portal has a prefix and no account at the registry: the operator registers what editors gave.
import { db } from '~/storage/database.server'
import { metadataOf, noteTold, toldWork } from './register-dois.server'

/** What has to be told by hand, as DataCite’s REST API takes it (`PUT /dois/:id`); what nobody can find any more is left out. */
export async function waitingDois(now: Date) {
  const rows = await db().libraryDocument.findMany({
    where: { doi: { not: null }, doiSince: null },
    orderBy: { doi: 'asc' },
    select: { id: true, doi: true },
  })
  const told = await Promise.all(rows.map(async ({ id, doi }) => ({ doi, work: await toldWork(id, now) })))
  return told.flatMap(({ doi, work }) =>
    work && work.access !== 'tombstone'
      ? [{ data: { id: doi, type: 'dois', attributes: { doi, event: 'publish', ...metadataOf(work) } } }]
      : [],
  )
}

/** Somebody registered it by hand: from now on it is named. */
export async function noteRegistered(
  doi: string,
  now: Date,
): Promise<{ outcome: 'done' | 'already' | 'missing' }> {
  const row = await db().libraryDocument.findUnique({
    where: { doi },
    select: { id: true, doiSince: true },
  })
  if (!row) return { outcome: 'missing' }
  if (row.doiSince) return { outcome: 'already' }
  await noteTold({ documentId: row.id, doi, doiSince: null }, now, 'cli')
  return { outcome: 'done' }
}
