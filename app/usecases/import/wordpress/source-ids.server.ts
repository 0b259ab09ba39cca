import { db, type Transaction } from '~/storage/database.server'

export type SourceKind = 'post' | 'attachment' | 'user'
export type Imported = { thingId: string; at: Date }

/** The name of the other site under which its numbers are kept: scheme and `www.` may change, it stays the same site. */
export const siteName = (url: string): string =>
  url
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/+$/, '')

/** What earlier imports have made of this site, by its own numbers. */
export async function importedFrom(site: string, kind: SourceKind): Promise<Map<string, Imported>> {
  const rows = await db().importedThing.findMany({ where: { site, kind } })
  return new Map(rows.map(({ sourceId, thingId, at }) => [sourceId, { thingId, at }]))
}

/** Notes what became of these numbers, in the transaction that makes it. */
export async function noteImported(
  tx: Transaction,
  {
    site,
    kind,
    sourceIds,
    thingId,
  }: { site: string; kind: SourceKind; sourceIds: string[]; thingId: string },
  at: Date,
): Promise<void> {
  for (const sourceId of sourceIds) {
    const key = { site, kind, sourceId }
    await tx.importedThing.upsert({
      where: { site_kind_sourceId: key },
      create: { ...key, thingId, at },
      update: { thingId, at },
    })
  }
}
