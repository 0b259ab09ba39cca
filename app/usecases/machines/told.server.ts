// What machines are told of: what a guest may see on the public pages, asked of the same gate.
import { GUEST } from '~/domain/access/visitor'
import type { Work } from '~/domain/citing/work'
import type { Prisma } from '~/generated/prisma/client'
import { readSite } from '~/storage/content.server'
import { db } from '~/storage/database.server'
import { workOf, workSelect } from '../citing/works.server'

const select = { ...workSelect(GUEST), stampedAt: true } satisfies Prisma.LibraryDocumentSelect

/** A work, and when anything that is told of it changed: its text, its life, its workshop's. */
export type ToldWork = { work: Work; stampedAt: Date }

/** The works among these documents as a guest may know of them, in the asked order; the gate is asked for each. */
export async function tellWorks(
  query: Pick<Prisma.LibraryDocumentFindManyArgs, 'where' | 'orderBy' | 'take'>,
  now: Date,
): Promise<ToldWork[]> {
  const [rows, site] = await Promise.all([db().libraryDocument.findMany({ ...query, select }), readSite()])
  return rows.flatMap((row) => {
    const work = workOf(row, GUEST, site.name, now)
    return work ? [{ work, stampedAt: row.stampedAt }] : []
  })
}
