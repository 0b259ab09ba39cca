/** A step that could not be done. The message is one sentence with the cure. */
export class PlainFailure extends Error {}

const UNREACHABLE =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED|E407|network (error|request)/

const KNOWN_TROUBLES = [
  [
    /ENOSPC|no space left|EDQUOT/i,
    'There is no space left on the disk: free 2 GB and run the same command again.',
  ],
  [
    /EROFS|EACCES|EPERM|permission denied/i,
    'You may not write in this folder: take one that is yours, or let its owner run the command.',
  ],
  [
    UNREACHABLE,
    'The package registry cannot be reached: check the network connection (behind a proxy, also npm config get proxy) and run the same command again.',
  ],
  [
    /heap out of memory|ENOMEM|SIGKILL/,
    'There is not enough memory for this step (2 GB are comfortable): end other programs and run the same command again.',
  ],
]

/** Whether a program says that the network did not let it through. */
export function isUnreachable(said) {
  return UNREACHABLE.test(said)
}

/** One sentence for what a step said before it failed; `otherwise` when nobody knows it. */
export function plainCause(said, otherwise) {
  const known = KNOWN_TROUBLES.find(([pattern]) => pattern.test(said))
  return known ? known[1] : otherwise
}

/** Prints one sentence for what went wrong (a bug keeps its stack) and ends the process. */
export function endWith(error) {
  const sentence =
    error instanceof PlainFailure ? error.message : plainCause(String(error?.code), error?.stack)
  console.error(`\n${sentence}\n`)
  process.exit(1)
}
