import pg from 'pg'
import { bootPortal, round } from './portal.mjs'

const WRITERS = 20
const SECONDS = 5

/** Acts a second of twenty who act at once, with the chain and with its trigger off: the difference is what it costs. */
export async function measure() {
  const portal = await bootPortal()
  const pool = new pg.Pool({ host: portal.db.host, user: 'portal', database: 'portal', max: WRITERS })
  try {
    for (const chained of [false, true, false, true]) {
      const verb = chained ? 'enable' : 'disable'
      await portal.db.query(`alter table "AuditEntry" ${verb} trigger audit_entry_joins_the_chain`)
      const { acts, p95 } = await actFor(pool)
      process.stdout.write(
        `  ${chained ? 'with the chain   ' : 'without the chain'} ${round(acts / SECONDS, 0)} acts/s, p95 of one ${round(p95)} ms\n`,
      )
    }
  } finally {
    await pool.end()
    await portal.close()
  }
}

async function actFor(pool) {
  const end = performance.now() + SECONDS * 1000
  const times = []
  const writer = async () => {
    while (performance.now() < end) {
      const began = performance.now()
      const client = await pool.connect()
      await client.query('begin')
      await client.query(
        `insert into "AuditEntry" (at, via, act, "thingKind", "thingId", detail) values (now(), 'web', 'bench', 'setting', 'x', '{"a": 1}')`,
      )
      await client.query('commit')
      client.release()
      times.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: WRITERS }, writer))
  times.sort((a, b) => a - b)
  return { acts: times.length, p95: times[Math.floor(times.length * 0.95)] }
}
