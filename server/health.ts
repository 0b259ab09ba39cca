import type { RequestHandler } from 'express'
import { blobStore } from '~/storage/blobs/chosen-store.server'
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

/**
 * The process may take traffic: the database answers and it is not stopping. Without the store of files the pages go on:
 * that is told, and takes nobody out of the traffic.
 */
export const ready: RequestHandler = async (_req, res) => {
  const isReady = !leaving && (await databaseAnswers())
  const store =
    isReady && !(await (await blobStore()).answers()) ? 'the store of files does not answer\n' : ''
  res
    .status(isReady ? 200 : 503)
    .type('text/plain')
    .send(isReady ? `ready\n${store}` : 'not ready\n')
}
