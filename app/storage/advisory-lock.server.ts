import { setTimeout as sleep } from 'node:timers/promises'
import { databasePool } from './database.server'

const LOCKS = { 'library-import': 0x6c696272, retention: 0x6b657074 } as const

/** Does the work while no other process does work under the same name; waits for its turn. */
export async function withAdvisoryLock<T>(name: keyof typeof LOCKS, work: () => Promise<T>): Promise<T> {
  const client = await databasePool().connect()
  try {
    // Tried again and again: a statement that waits would be ended by the statement timeout.
    while (!(await taken(client, LOCKS[name]))) await sleep(100)
    return await work()
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCKS[name]]).catch(() => {})
    client.release()
  }
}

async function taken(
  client: { query: (sql: string, values: number[]) => Promise<{ rows: { taken: boolean }[] }> },
  key: number,
): Promise<boolean> {
  const { rows } = await client.query('select pg_try_advisory_lock($1) as taken', [key])
  return rows[0]?.taken === true
}
