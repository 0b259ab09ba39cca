import type PgBoss from 'pg-boss'

export const SEND_LETTERS = 'send-letters'
export const CLEAN_UP = 'clean-up'
export const ERASE_LEAVING = 'erase-leaving'

type Waker = { boss: PgBoss; lettersWorker: string; onError: (error: unknown) => void }

let waker: Waker | undefined

/** Set by this process's worker while it runs. */
export function setWaker(running: Waker | undefined): void {
  waker = running
}

/**
 * Asks for the letters that are due to be sent now; called after the commit. Never fails: without a worker in this
 * process, or without an answer of the database, the schedule finds the letters within a minute.
 */
export async function wakeLetters(): Promise<void> {
  const { boss, lettersWorker, onError } = waker ?? {}
  try {
    await boss?.send(SEND_LETTERS, {})
    if (boss && lettersWorker) boss.notifyWorker(lettersWorker)
  } catch (error) {
    onError?.(error)
  }
}
