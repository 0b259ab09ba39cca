import { createHash } from 'node:crypto'
import { endedBefore } from '~/domain/retention'
import { db, inTransaction, type Transaction } from '~/storage/database.server'

const BATCH = 1000
const LONG = 30 * 60_000

/** The content of an entry as its hash covers it; `detail` as the database writes it. */
export type ChainedEntry = {
  id: bigint
  position: bigint | null
  at: Date
  actorId: string | null
  via: string
  act: string
  thingKind: string
  thingId: string
  detail: string
  hash: string | null
}

/** `removed`: an entry is not there; `changed`: its content or its hash; `cut`: the newest ones are not there. */
export type ChainFault = 'removed' | 'changed' | 'cut'

export type ChainReport =
  | {
      outcome: 'whole'
      entries: number
      /** Position before the oldest entry that is kept: 0 until the first ones have left. */
      start: string
      head: { position: string; hash: string }
    }
  | { outcome: 'broken'; position: string; id: string | null; fault: ChainFault }

/** SHA-256 over the hash before and the entry's own content, as the database computes it at the commit. */
function chainHash(previous: string, entry: ChainedEntry): string {
  const { position, at, actorId, via, act, thingKind, thingId, detail } = entry
  const lines = [previous, position, at.toISOString(), actorId ?? '-', via, act, thingKind, thingId, detail]
  return createHash('sha256').update(lines.join('\n')).digest('hex')
}

/**
 * Computes the whole chain anew, from its anchored start to its head, at one moment; names the first entry that does
 * not fit. Who may rewrite the whole database can rewrite the chain too: a head that was noted elsewhere shows it.
 */
export function verifyAudit(): Promise<ChainReport> {
  return db().$transaction((tx) => walk(tx), {
    isolationLevel: 'RepeatableRead',
    maxWait: 4_000,
    timeout: LONG,
  })
}

async function walk(tx: Transaction): Promise<ChainReport> {
  const chain = await tx.auditChain.findUniqueOrThrow({ where: { id: 1 } })
  let previous = chain.startHash
  let position = chain.startPosition
  let entries = 0
  for await (const entry of chainedEntries(tx, chain.startPosition)) {
    position += 1n
    const at = { position: String(position), id: String(entry.id) }
    if (entry.position !== position) return { outcome: 'broken', ...at, id: null, fault: 'removed' }
    if (entry.hash !== chainHash(previous, entry)) return { outcome: 'broken', ...at, fault: 'changed' }
    previous = entry.hash
    entries += 1
  }
  const head = { position: String(chain.headPosition), hash: chain.headHash }
  if (position !== chain.headPosition || previous !== chain.headHash)
    return { outcome: 'broken', position: String(position + 1n), id: null, fault: 'cut' }
  return { outcome: 'whole', entries, start: String(chain.startPosition), head }
}

/** The entries after this position in the chain's order, read in batches; one that never joined it comes last. */
async function* chainedEntries(tx: Transaction, start: bigint): AsyncGenerator<ChainedEntry> {
  let after = start
  for (;;) {
    const batch = await tx.$queryRaw<ChainedEntry[]>`
      select "id", "position", "at", "actorId", "via", "act", "thingKind", "thingId", "detail"::text as "detail", "hash"
      from "AuditEntry" where "position" > ${after} or "position" is null
      order by "position" nulls last limit ${BATCH}`
    yield* batch
    const last = batch.at(-1)?.position
    if (batch.length < BATCH || last === null || last === undefined) return
    after = last
  }
}

type Leaving = { position: bigint; hash: string; count: number; oldest: Date }

/**
 * What of the chain's beginning is older than its term. Entries join in the order of their commits, which is nearly
 * that of their moments: the first that must stay keeps what stands behind it.
 */
export async function leavingAuditEntries(now: Date, tx: Transaction = db()): Promise<Leaving | null> {
  const [found] = await tx.$queryRaw<Leaving[]>`
    with first_kept as (
      select coalesce(min("position"), (select "headPosition" + 1 from "AuditChain")) as "position"
      from "AuditEntry" where "at" >= ${endedBefore('audit', now)})
    select e."position", e."hash", (e."position" - c."startPosition")::int as "count",
      (select min("at") from "AuditEntry") as "oldest"
    from "AuditEntry" e, "AuditChain" c, first_kept f
    where e."position" = f."position" - 1 and e."position" > c."startPosition"`
  return found ?? null
}

/** Moves the chain's anchored start behind what is too old, and then deletes that; how many entries left. */
export async function letAuditEntriesLeave(now: Date): Promise<number> {
  const leaving = await inTransaction(async (tx) => {
    const found = await leavingAuditEntries(now, tx)
    if (found)
      await tx.auditChain.updateMany({
        where: { id: 1, startPosition: { lt: found.position } },
        data: { startPosition: found.position, startHash: found.hash },
      })
    return found
  })
  if (!leaving) return 0
  // In portions: a year's entries at once would meet the statement timeout.
  let gone = 0
  for (let more = true; more; ) {
    const count = await db().$executeRaw`
      delete from "AuditEntry" where "id" in (
        select "id" from "AuditEntry" where "position" <= (select "startPosition" from "AuditChain") limit 5000)`
    gone += count
    more = count === 5000
  }
  return gone
}
