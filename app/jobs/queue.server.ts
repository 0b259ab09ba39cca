import type PgBoss from 'pg-boss'

export const SEND_LETTERS = 'send-letters'
export const CLEAN_UP = 'clean-up'
export const ERASE_LEAVING = 'erase-leaving'
export const MAKE_EXPORTS = 'make-exports'
export const REMOVE_FACTORS = 'remove-factors'
export const CHECK_FILES = 'check-files'
export const READ_FILES = 'read-files'
export const INDEX_DOCUMENTS = 'index-documents'
export const REGISTER_DOIS = 'register-dois'

type Woken = typeof SEND_LETTERS | typeof MAKE_EXPORTS | typeof READ_FILES | typeof REGISTER_DOIS
/** `workers`: pg-boss's name for who does the task here, to be told at once instead of at his next look. */
type Waker = { boss: PgBoss; workers: Record<Woken, string>; onError: (error: unknown) => void }

let waker: Waker | undefined

/** Set by this process's worker while it runs. */
export function setWaker(running: Waker | undefined): void {
  waker = running
}

/** Asks for the letters that are due to be sent now; called after the commit. */
export const wakeLetters = (): Promise<void> => wake(SEND_LETTERS)

/** Asks for the copies of data that wait to be made now; called after the commit. */
export const wakeExports = (): Promise<void> => wake(MAKE_EXPORTS)

/** Asks for the files that nobody has read yet to be read now; called after the commit. */
export const wakeReading = (): Promise<void> => wake(READ_FILES)

/** Asks for the registry to be told of DOIs now; called after the commit. */
export const wakeDois = (): Promise<void> => wake(REGISTER_DOIS)

/** Never fails: without a worker in this process, or an answer of the database, the schedule finds it within a minute. */
async function wake(name: Woken): Promise<void> {
  if (!waker) return
  const { boss, workers, onError } = waker
  try {
    await boss.send(name, {})
    boss.notifyWorker(workers[name])
  } catch (error) {
    onError(error)
  }
}
