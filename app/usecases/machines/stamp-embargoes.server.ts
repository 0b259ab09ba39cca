import { db } from '~/storage/database.server'

/** What an embargo has opened meanwhile is told to harvesters as changed, since the day on which it ended. */
export async function stampLiftedEmbargoes(now: Date): Promise<void> {
  await db().$executeRaw`
    update "LibraryDocument" set "stampedAt" = "embargoUntil"
    where "embargoUntil" <= ${now} and "stampedAt" < "embargoUntil"`
}
