import type { RequestHandler } from 'express'
import { databaseAnswers } from '~/storage/database.server'

let leaving = false

/** From now on no new traffic is wanted. */
export function leave(): void {
  leaving = true
}

/** The process lives. */
export const alive: RequestHandler = (_req, res) => {
  res.type('text/plain').send('ok\n')
}

/** The process may take traffic: the database answers and it is not stopping. */
export const ready: RequestHandler = async (_req, res) => {
  const isReady = !leaving && (await databaseAnswers())
  res
    .status(isReady ? 200 : 503)
    .type('text/plain')
    .send(isReady ? 'ready\n' : 'not ready\n')
}
