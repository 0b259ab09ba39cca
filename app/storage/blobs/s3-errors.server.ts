import { S3ServiceException } from '@aws-sdk/client-s3'
import { NoSpace, orNoSpace, StoreUnavailable } from './blob-store.server'

const FULL = new Set(['QuotaExceeded', 'InsufficientCapacity', 'XMinioStorageFull'])
const OF_THE_LINE = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'],
  ...['EHOSTUNREACH', 'ENETUNREACH', 'ERR_STREAM_PREMATURE_CLOSE'],
])

/** True when the store says that there is nothing of this name. */
export const isAbsent = (error: unknown): boolean =>
  error instanceof S3ServiceException &&
  error.$metadata.httpStatusCode === 404 &&
  error.name !== 'NoSuchBucket'

/** True when the store does not know this request, as some of the smaller ones do not. */
export const isNotKnown = (error: unknown): boolean =>
  error instanceof S3ServiceException && [405, 501].includes(error.$metadata.httpStatusCode ?? 0)

/**
 * What the store, or the line to it, said: full, or not to be had. A store that refuses us (key, bucket) is not to be
 * had either: its operator reads the cause in the log, everybody else tries later.
 */
export function ofTheStore(error: unknown): unknown {
  if (error instanceof S3ServiceException) {
    const full = error.$metadata.httpStatusCode === 507 || FULL.has(error.name)
    return full
      ? new NoSpace('The store is full.', { cause: error })
      : new StoreUnavailable(`The store refuses: ${error.name}.`, { cause: error })
  }
  const { code = '', name = '' } = (error ?? {}) as NodeJS.ErrnoException
  return OF_THE_LINE.has(code) || name === 'TimeoutError'
    ? new StoreUnavailable('The store does not answer.', { cause: error })
    : orNoSpace(error)
}
