import PgBoss from 'pg-boss'
import type { Ending } from '~/mail/delivery.server'
import { databasePool } from '~/storage/database.server'
import {
  handleCheckFiles,
  handleCleanUp,
  handleEraseLeaving,
  handleIndexDocuments,
  handleMakeExports,
  handleReadFiles,
  handleRegisterDois,
  handleRemoveFactors,
  handleSendLetters,
} from './handlers.server'
import {
  CHECK_FILES,
  CLEAN_UP,
  ERASE_LEAVING,
  INDEX_DOCUMENTS,
  MAKE_EXPORTS,
  READ_FILES,
  REGISTER_DOIS,
  REMOVE_FACTORS,
  SEND_LETTERS,
  setWaker,
} from './queue.server'
import type { WorkerLog } from './worker-log'

const RETRY = 5_000
/** What is under way gets this long to end; a letter that is cut off comes back when its lease ends. */
const GRACE = 1_500

type Running = { stopping: AbortController; cutOff: AbortController; ready: Promise<PgBoss | null> }

let running: Running | undefined

/** Starts this process's worker in the background; tries again while the database does not answer. */
export function startWorker(log: WorkerLog): void {
  if (running) return
  const [stopping, cutOff] = [new AbortController(), new AbortController()]
  const ending = { stopping: stopping.signal, cutOff: cutOff.signal }
  running = { stopping, cutOff, ready: keepStarting(log, ending) }
}

/** Ends the worker within two seconds. What it was doing is done by the next one. */
export async function stopWorker(): Promise<void> {
  const ended = running
  if (!ended) return
  running = undefined
  setWaker(undefined)
  ended.stopping.abort()
  const late = setTimeout(() => ended.cutOff.abort(), GRACE / 2)
  const boss = await ended.ready
  await boss?.stop({ graceful: true, wait: true, timeout: GRACE }).catch(() => {})
  clearTimeout(late)
}

async function keepStarting(log: WorkerLog, ending: Ending): Promise<PgBoss | null> {
  while (!ending.stopping.aborted) {
    try {
      return await start(log, ending)
    } catch (error) {
      log.warn({ err: error }, 'the worker does not start; it tries again')
      await sleep(RETRY, ending.stopping)
    }
  }
  return null
}

async function start(log: WorkerLog, ending: Ending): Promise<PgBoss> {
  const onError = (error: unknown) => {
    if (!ending.stopping.aborted) log.warn({ err: error }, 'a task was disturbed')
  }
  const connection = new Connection(onError)
  const boss = new PgBoss({ db: connection, schema: 'pgboss', retryLimit: 0 })
  boss.on('error', onError)
  await boss.start()
  for (const name of [
    SEND_LETTERS,
    CLEAN_UP,
    ERASE_LEAVING,
    MAKE_EXPORTS,
    REMOVE_FACTORS,
    CHECK_FILES,
    READ_FILES,
    INDEX_DOCUMENTS,
    REGISTER_DOIS,
  ])
    await boss.createQueue(name, { name, policy: 'short' })
  await boss.schedule(SEND_LETTERS, '* * * * *')
  await boss.schedule(CLEAN_UP, '17 * * * *')
  await boss.schedule(MAKE_EXPORTS, '* * * * *')
  await boss.schedule(READ_FILES, '* * * * *')
  await boss.schedule(ERASE_LEAVING, '47 * * * *')
  await boss.schedule(REMOVE_FACTORS, '*/10 * * * *')
  await boss.schedule(CHECK_FILES, '* * * * *')
  await boss.schedule(INDEX_DOCUMENTS, '* * * * *')
  await boss.schedule(REGISTER_DOIS, '* * * * *')
  connection.started = true
  // What was queued, or fell due, while no worker ran does not wait for the schedule.
  for (const name of [SEND_LETTERS, MAKE_EXPORTS, ERASE_LEAVING, CHECK_FILES, READ_FILES, INDEX_DOCUMENTS])
    await boss.send(name, {})
  const soon = { pollingIntervalSeconds: 2 }
  const rarely = { pollingIntervalSeconds: 60 }
  const workers = {
    [SEND_LETTERS]: await boss.work(SEND_LETTERS, soon, () => handleSendLetters(log, ending)),
    [MAKE_EXPORTS]: await boss.work(MAKE_EXPORTS, soon, () => handleMakeExports(log)),
    [READ_FILES]: await boss.work(READ_FILES, soon, () => handleReadFiles(log, ending.stopping)),
    [REGISTER_DOIS]: await boss.work(REGISTER_DOIS, soon, () => handleRegisterDois(log, ending.stopping)),
  }
  await boss.work(CLEAN_UP, rarely, () => handleCleanUp(log))
  await boss.work(ERASE_LEAVING, rarely, () => handleEraseLeaving(log))
  await boss.work(REMOVE_FACTORS, rarely, () => handleRemoveFactors(log))
  await boss.work(INDEX_DOCUMENTS, soon, () => handleIndexDocuments(log, ending.stopping))
  await boss.work(CHECK_FILES, soon, () => handleCheckFiles(log))
  setWaker({ boss, workers, onError })
  return boss
}

/** The portal's pool, as pg-boss wants it. */
class Connection {
  started = false

  constructor(private readonly onError: (error: unknown) => void) {}

  /**
   * Once started, an error is told and not thrown: pg-boss leaves promises alone that note a job's end, and one that
   * is refused would end the process. It takes no answer for "nothing to do" and asks again.
   */
  async executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> {
    try {
      return await query(text, values)
    } catch (error) {
      if (!this.started) throw error
      this.onError(error)
      return undefined as unknown as { rows: unknown[] }
    }
  }
}

/** A connection on which a statement failed is not given back: pg-boss's own BEGIN may still be open on it. */
async function query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> {
  const client = await databasePool().connect()
  let broken = true
  try {
    const answer = await client.query(text, values)
    broken = false
    return answer
  } finally {
    client.release(broken)
  }
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
