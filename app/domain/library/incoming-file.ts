/** Where a file stands on its way; found sound it is a stored file, and no more one of these. */
export type IncomingState = 'uploading' | 'checking' | 'waiting' | 'refused'

/** What a check may have to wait for. */
export type CheckWaitsFor = 'examiner' | 'scanner' | 'store'

type IncomingFacts = { receivedAt: Date | null; refusedAt: Date | null; waitsFor: string | null }

/** `waiting`: whole, and not checked because what is needed for it does not answer. */
export function incomingState({ receivedAt, refusedAt, waitsFor }: IncomingFacts): IncomingState {
  if (refusedAt) return 'refused'
  if (!receivedAt) return 'uploading'
  return waitsFor ? 'waiting' : 'checking'
}

/** A process that checks renews its lease; when it was killed, another one takes over this long after. */
export const CHECK_LEASE = 60_000
/** A file whose check has ended its process so often is not tried again. */
export const MOST_CHECKS = 4
/** An announced file that has not come after this time is ended. */
export const UPLOAD_TERM = 24 * 3_600_000

const EDGE = 64 * 1024

/**
 * The first and the last bytes of what has come of a file, by which its sender's browser knows whether the file that is
 * chosen again is the same: names and sizes are the same in another version of a table.
 */
export const edgesOf = (come: number): { from: number; to: number }[] => [
  { from: 0, to: Math.min(EDGE, come) },
  { from: Math.max(0, come - EDGE), to: come },
]
