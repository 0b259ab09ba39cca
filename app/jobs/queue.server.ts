import type PgBoss from 'pg-boss'

export const SEND_LETTERS = 'send-letters'

type Waker = { boss: PgBoss; lettersWorker: string; onError: (error: unknown) => void }

let waker: Waker | undefined

/** Set by the worker of this process while it runs. */
export function setWaker(running: Waker | undefined): void {
  waker = running
}

/**
 * Asks for the letters that are due to be sent now; called after the commit. Never fails: without a worker in this
 * process, or without an answer of the database, the schedule finds the letters within a minute.
 */
export async function wakeLetters(): Promise<void> {
  if (!waker) return
  try {
    await waker.boss.send(SEND_LETTERS, {})
    waker.boss.notifyWorker(waker.lettersWorker)
  } catch (error) {
    waker?.onError(error)
  }
}
