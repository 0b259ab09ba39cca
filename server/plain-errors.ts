import { StoreUnavailable } from '~/storage/blobs/blob-store.server'
import { DatabaseUnavailable } from '~/storage/database/database-unavailable.server'
import { MigrationFailed } from '~/storage/database/migrate.server'

interface Trouble {
  code: string
  message: string
  syscall?: string
  port?: number
  path?: string
  hostname?: string
  address?: string
}

const SENTENCES: Record<string, (trouble: Trouble) => string> = {
  EADDRINUSE: ({ port }) =>
    `The port ${port} is taken by another program: end it, or choose another port, for example PORT=${otherPort(port)} npm start.`,
  EADDRNOTAVAIL: ({ address }) =>
    `This machine has no network address ${address}: set HOST to one of its own, or leave it out.`,
  ENOSPC: ({ path }) => `There is no space left on the disk${of(path)}: free some and start again.`,
  EDQUOT: ({ path }) => `Your disk quota is used up${of(path)}: free some space and start again.`,
  EROFS: ({ path }) => `The disk${of(path)} is read-only: set DATA_DIR to a folder that can be written.`,
  EACCES: noPermission,
  EPERM: noPermission,
  ENOTDIR: ({ path }) => `A part of the path ${path} is not a folder: set DATA_DIR to a folder.`,
  EEXIST: ({ path }) => `${path} is not a folder: set DATA_DIR to a folder.`,
  EMFILE: () =>
    'Too many files are open: raise the limit of this system user (ulimit -n 4096) and start again.',
  ECONNREFUSED: ({ address, port }) =>
    `No PostgreSQL server answers at ${address ?? 'the host'}:${port ?? 5432}: start it, or correct DATABASE_URL (or leave it out: the portal then brings its own database).`,
  ENOTFOUND: unknownHost,
  EAI_AGAIN: unknownHost,
  ETIMEDOUT: noAnswer,
  EHOSTUNREACH: noAnswer,
  ENETUNREACH: noAnswer,
  ECONNRESET: () =>
    'The PostgreSQL server of DATABASE_URL closed the connection: look into its log, and whether it wants TLS (add ?sslmode=require).',
  '28P01': () => 'The PostgreSQL server refuses the password: correct user and password in DATABASE_URL.',
  '28000': ({ message }) =>
    `The PostgreSQL server does not let this user in (${message}): correct DATABASE_URL, or allow him in pg_hba.conf.`,
  '3D000': ({ message }) =>
    `The database of DATABASE_URL is not there (${message}): create it (createdb), or correct the name.`,
  '42501': ({ message }) =>
    `The database user of DATABASE_URL lacks a right (${message}): make him owner of the database.`,
  '53300': () =>
    'The PostgreSQL server of DATABASE_URL has no connection left: end other programs that use it, or raise its max_connections.',
  '57P03': () => 'The PostgreSQL server of DATABASE_URL is still starting: try again in a moment.',
  SELF_SIGNED_CERT_IN_CHAIN: wrongCertificate,
  DEPTH_ZERO_SELF_SIGNED_CERT: wrongCertificate,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: wrongCertificate,
  CERT_HAS_EXPIRED: wrongCertificate,
  ERR_TLS_CERT_ALTNAME_INVALID: wrongCertificate,
}

const BY_WORDS: readonly [pattern: RegExp, sentence: string][] = [
  [
    /server does not support SSL/,
    'The PostgreSQL server of DATABASE_URL has no TLS: take sslmode out of DATABASE_URL.',
  ],
  [/timeout expired|connection timeout/i, noAnswer()],
]

/**
 * One sentence with the cure for an error of the start that its reader can mend himself: port, disk, rights,
 * database. Null for all others, which are bugs and deserve their stack. Looks into causes, too.
 */
export function plainSentence(error: unknown): string | null {
  for (const trouble of withCauses(error)) {
    if (trouble instanceof DatabaseUnavailable || trouble instanceof MigrationFailed) return trouble.message
    if (trouble instanceof StoreUnavailable) return storeSentence(trouble)
    const { code = '', message = '' } = trouble as Partial<Trouble>
    const sentence = SENTENCES[code]
    if (sentence) return sentence({ ...trouble, code, message })
    const byWords = BY_WORDS.find(([pattern]) => pattern.test(message))
    if (byWords) return byWords[1]
  }
  return null
}

/** Prisma wraps the driver's errors, and Node those of a host with several addresses. */
function* withCauses(error: unknown): Generator<Error> {
  if (!(error instanceof Error)) return
  yield error
  if (error instanceof AggregateError) for (const part of error.errors) yield* withCauses(part)
  yield* withCauses(error.cause)
}

function noPermission({ syscall, port, path }: Trouble): string {
  if (syscall === 'listen') {
    return `The port ${port} is reserved to root: choose one from 1024 on, for example PORT=3000 npm start.`
  }
  return `You may not write ${path ?? 'the data folder'}: start the portal as the user who owns it, or set DATA_DIR to a folder of your own.`
}

function storeSentence({ message, cause }: StoreUnavailable): string {
  const why = cause instanceof Error ? ` (${cause.message})` : ''
  return `${message}${why} Check the address of the store, its credentials and the network, then try again.`
}

function unknownHost({ hostname }: Trouble): string {
  return `The host ${hostname ?? ''} of DATABASE_URL is unknown: correct the address, or check the network.`
}

function noAnswer(): string {
  return 'The PostgreSQL server of DATABASE_URL does not answer: check the address, the network and its firewall.'
}

function wrongCertificate({ message }: Trouble): string {
  return `The certificate of the PostgreSQL server is not trusted (${message}): add its authority with NODE_EXTRA_CA_CERTS.`
}

function of(path: string | undefined): string {
  return path ? ` that holds ${path}` : ''
}

function otherPort(port = 3000): number {
  return port < 65_000 ? port + 1 : 3000
}
