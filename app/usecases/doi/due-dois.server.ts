import { db } from '~/storage/database.server'

export type DueDoi = { documentId: string; doi: string; doiSince: Date | null; attempts: number }

/** Of one run; the others are the next one's. */
const MOST = 100

/**
 * DOIs of which the registry has to be told: new ones, and those of documents that were changed since (whatever
 * harvesters are told of, by the database's own stamp). After a refusal a change is tried at once.
 */
export function dueDois(now: Date): Promise<DueDoi[]> {
  return db().$queryRaw<DueDoi[]>`
    select r."documentId", d."doi", d."doiSince", r."attempts"
    from "DoiRegistration" r join "LibraryDocument" d on d."id" = r."documentId"
    where d."stampedAt" <= ${now}
      and (r."toldAt" is null or d."stampedAt" > r."toldAt")
      and (r."nextTryAt" <= ${now} or d."stampedAt" > r."failedAt")
    order by r."nextTryAt" limit ${MOST}`
}
