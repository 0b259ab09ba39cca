/** The database cannot be had. The message is one sentence for the person at the console, cure included. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable'
}

const OWN_SERVER = 'or set DATABASE_URL to use a PostgreSQL server of your own'

const KNOWN_TROUBLES: readonly [pattern: RegExp, sentence: (dir: string) => string][] = [
  [
    /No space left on device|ENOSPC|Disk quota exceeded|EDQUOT/,
    (dir) =>
      `There is no space left on the disk that holds ${dir}: free some space (1 GB is comfortable) and start again.`,
  ],
  [
    /Read-only file system|EROFS/,
    (dir) => `${dir} is on a read-only disk: set DATA_DIR to a folder that can be written.`,
  ],
  [
    /database files are incompatible with server/,
    (dir) =>
      `The database in ${dir} was made by another version of PostgreSQL than the bundled one: start the portal version that made it, take a backup and restore it here.`,
  ],
  [
    /error while loading shared libraries|GLIBC_|ENOEXEC|symbol lookup error|cannot execute/,
    () =>
      `The bundled PostgreSQL does not run on this system, which lacks a library it needs (it is made for glibc: not Alpine): use a Debian-like system, ${OWN_SERVER}.`,
  ],
  [
    /has wrong ownership|has group or world access|has invalid permissions/,
    (dir) =>
      `PostgreSQL refuses ${dir} because its owner or its mode is wrong: give the folder back to the user who made it, with mode 0700.`,
  ],
  [
    /could not create shared memory segment|Cannot allocate memory|ENOMEM/,
    () => `There is not enough memory to start PostgreSQL (256 MB are needed): free some, ${OWN_SERVER}.`,
  ],
  [
    /Permission denied|EACCES|EPERM|Operation not permitted/,
    (dir) =>
      `The user who starts the portal may not read and write ${dir}: give him the folder (chown), or set DATA_DIR to one of his own.`,
  ],
]

/**
 * Turns what PostgreSQL or the system said about the cluster in `dir` into one sentence with the cure.
 * The first match wins: the causes stand before the refusals that follow from them.
 */
export function explainTrouble(said: string, dir: string): DatabaseUnavailable {
  const known = KNOWN_TROUBLES.find(([pattern]) => pattern.test(said))
  if (known) return new DatabaseUnavailable(known[1](dir))
  const lastLine = said.trim().split('\n').at(-1) || 'it said nothing'
  return new DatabaseUnavailable(
    `The embedded PostgreSQL in ${dir} did not start (${lastLine}): see the newest file in ${dir}/log, ${OWN_SERVER}.`,
  )
}
