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

type Client = { query: (sql: string, values: unknown[]) => Promise<{ rows: { taken: boolean }[] }> }

async function taken(client: Client, key: number): Promise<boolean> {
  const { rows } = await client.query('select pg_try_advisory_lock($1) as taken', [key])
  return rows[0]?.taken === true
}

/** Beside the locks above, which are one number: these are two, the second made of a name. */
const DRAWING = 0x64726177

/** Does the work while no other process draws the same picture; waits for its turn. Holds one connection meanwhile. */
export async function withDrawingLock<T>(picture: string, work: () => Promise<T>): Promise<T> {
  const client = await databasePool().connect()
  try {
    while (!(await drawingTaken(client, picture))) await sleep(50)
    return await work()
  } finally {
    await client.query('select pg_advisory_unlock($1, hashtext($2))', [DRAWING, picture]).catch(() => {})
    client.release()
  }
}

async function drawingTaken(client: Client, picture: string): Promise<boolean> {
  const { rows } = await client.query('select pg_try_advisory_lock($1, hashtext($2)) as taken', [
    DRAWING,
    picture,
  ])
  return rows[0]?.taken === true
}
