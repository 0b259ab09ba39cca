import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { DOI_PREFIX_FORM } from './domain/citing/doi'
import {
  type AwsEnvironment,
  parseStorageUrl,
  type StoragePlace,
  UnusableStorage,
} from './storage/blobs/storage-url.server'

/** A variable of the environment that cannot be used; the message names it and the cure. */
export class ConfigurationError extends Error {}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((n) => n >= min && n <= max, `must be a whole number from ${min} to ${max}`)

const address = (protocols: string[], example: string) =>
  z
    .string()
    .refine(
      (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol),
      `must be an address such as ${example}`,
    )

const Environment = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  PORT: wholeNumber(0, 65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  APP_ORIGIN: address(['http:', 'https:'], 'https://portal.example.org').optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  CONTENT_DIR: z.string().min(1).default('./content'),
  DATABASE_URL: address(['postgres:', 'postgresql:'], 'postgresql://user:password@host/database').optional(),
  SMTP_URL: address(['smtp:', 'smtps:'], 'smtp://user:password@host:587').optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]+$/, 'must be one line')
    .optional(),
  TRUST_PROXY: wholeNumber(0, 10).default(0),
  SESSION_SECRET: z.string().min(32, 'must have 32 characters or more').optional(),
  UPLOAD_LIMIT_MIB: wholeNumber(1, 2048).default(200),
  STORAGE_URL: z.string().optional(),
  AWS_REGION: z.string().optional(),
  AWS_ACCESS_KEY_ID: z.string().optional(),
  AWS_SECRET_ACCESS_KEY: z.string().optional(),
  AWS_SESSION_TOKEN: z.string().optional(),
  DELIVERY: z.enum(['node', 'nginx', 's3']).default('node'),
  SWEEP_AFTER_DAYS: wholeNumber(0, 365).default(7),
  CLAMD_URL: address(['unix:', 'tcp:'], 'unix:/run/clamav/clamd.ctl or tcp://scanner:3310').optional(),
  SOFFICE: z
    .string()
    .refine(
      (value) => ['auto', 'off'].includes(value) || path.isAbsolute(value),
      'must be auto, off, or an absolute path',
    )
    .default('auto'),
  DOI_PREFIX: z.string().regex(DOI_PREFIX_FORM, 'must be a prefix of DOIs such as 10.1234').optional(),
  DATACITE_URL: address(['https:', 'http:'], 'https://api.datacite.org').default('https://api.datacite.org'),
  DATACITE_REPOSITORY: z
    .string()
    .regex(/^[^:\s]+$/, 'must be the name of an account of a repository, such as ABCD.EFGH')
    .optional(),
  DATACITE_PASSWORD: z.string().optional(),
  RATE_LIMITS: z.enum(['on', 'off']).default('on'),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
})

/** How DOIs are registered at DataCite. */
export type DoiRegistry = { url: string; repository: string; password: string }

export type Config = {
  production: boolean
  port: number
  host: string
  /** Scheme, host and port; every absolute link begins with it. Never built from a request. */
  origin: string
  loopback: boolean
  dataDir: string
  contentDir: string
  migrationsDir: string
  databaseUrl: string | null
  smtpUrl: string | null
  mailFrom: string
  /** Number of proxies in front whose X-Forwarded-For is believed. */
  trustProxy: number
  /** Keys HMACs of codes, devices and rate limits; 32 bytes or more. */
  secret: string
  uploadLimitBytes: number
  storage: StoragePlace
  /** For stores that `portal files migrate` copies to. */
  aws: AwsEnvironment
  /** Who sends the bytes of files: we, the proxy (X-Accel-Redirect), or the store itself by a ticket. */
  delivery: 'node' | 'nginx' | 's3'
  /** Bytes that nothing names are kept for so long. */
  sweepAfterSeconds: number
  /** ClamAV's daemon, without whose word no file is shown; null: files are not scanned. */
  clamdUrl: string | null
  /** What DOIs that editors give begin with; null: none are given. Without registry the operator registers them. */
  doi: { prefix: string; registry: DoiRegistry | null } | null
  rateLimits: boolean
  /** LibreOffice, which draws office files: its absolute path, or where to look for it. */
  soffice: string
  logLevel: string
}

/**
 * Reads and checks the environment.
 * @throws {ConfigurationError} naming the variable, when a value cannot be used.
 */
function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new ConfigurationError(`The variable ${String(issue?.path[0])} cannot be used: ${issue?.message}.`)
  }
  const e = parsed.data
  const origin = new URL(e.APP_ORIGIN ?? `http://localhost:${e.PORT}`)
  const loopback = LOOPBACK.has(origin.hostname)
  if (origin.pathname !== '/' || origin.search || origin.hash || origin.username)
    throw new ConfigurationError(
      'The variable APP_ORIGIN cannot be used: it must hold scheme, host and port only.',
    )
  if (origin.protocol === 'http:' && !loopback)
    throw new ConfigurationError(
      'The variable APP_ORIGIN cannot be used: outside this machine it must begin with https://.',
    )
  const dataDir = path.resolve(e.DATA_DIR)
  return {
    production: e.NODE_ENV === 'production',
    port: e.PORT,
    host: e.HOST,
    origin: origin.origin,
    loopback,
    dataDir,
    contentDir: path.resolve(e.CONTENT_DIR),
    migrationsDir: path.resolve('prisma/migrations'),
    databaseUrl: e.DATABASE_URL ?? null,
    smtpUrl: e.SMTP_URL ?? null,
    mailFrom:
      e.MAIL_FROM ?? `portal@${origin.hostname === 'localhost' ? 'localhost.localdomain' : origin.hostname}`,
    trustProxy: e.TRUST_PROXY,
    secret: e.SESSION_SECRET ?? '',
    uploadLimitBytes: e.UPLOAD_LIMIT_MIB * 1024 * 1024,
    ...storageOf(e, dataDir),
    sweepAfterSeconds: e.SWEEP_AFTER_DAYS * 24 * 3600,
    clamdUrl: e.CLAMD_URL ?? null,
    doi: doiOf(e, loopback),
    rateLimits: e.RATE_LIMITS === 'on',
    soffice: e.SOFFICE,
    logLevel: e.LOG_LEVEL,
  }
}

function storageOf(
  e: z.output<typeof Environment>,
  dataDir: string,
): Pick<Config, 'storage' | 'aws' | 'delivery'> {
  const aws = awsOf(e)
  const storage = storagePlace(e.STORAGE_URL ?? pathToFileURL(path.join(dataDir, 'blobs')).href, aws)
  const { DELIVERY: delivery } = e
  if (delivery === 'nginx' && storage.kind !== 'folder')
    throw new ConfigurationError(
      'The variable DELIVERY cannot be used: nginx sends files of a folder; with s3:// as STORAGE_URL, choose node or s3.',
    )
  if (delivery === 's3' && storage.kind !== 's3')
    throw new ConfigurationError(
      'The variable DELIVERY cannot be used: s3 wants an s3:// address as STORAGE_URL; with a folder, choose node or nginx.',
    )
  return { storage, aws, delivery }
}

function storagePlace(url: string, aws: AwsEnvironment): StoragePlace {
  try {
    return parseStorageUrl(url, aws)
  } catch (error) {
    if (!(error instanceof UnusableStorage)) throw error
    throw new ConfigurationError(`The variable STORAGE_URL cannot be used: it ${error.message}.`)
  }
}

function awsOf(e: z.output<typeof Environment>): AwsEnvironment {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = e
  const session = e.AWS_SESSION_TOKEN ? { sessionToken: e.AWS_SESSION_TOKEN } : {}
  return {
    region: e.AWS_REGION ?? null,
    credentials: accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey, ...session } : null,
  }
}

function doiOf(e: z.output<typeof Environment>, loopback: boolean): Config['doi'] {
  const registry = registryOf(e, loopback)
  return e.DOI_PREFIX ? { prefix: e.DOI_PREFIX, registry } : null
}

function registryOf(e: z.output<typeof Environment>, loopback: boolean): DoiRegistry | null {
  const { DATACITE_REPOSITORY: repository, DATACITE_PASSWORD: password } = e
  if (!repository && !password) return null
  for (const name of ['DOI_PREFIX', 'DATACITE_REPOSITORY', 'DATACITE_PASSWORD'] as const)
    if (!e[name]) throw new ConfigurationError(`The variable ${name} is missing: registering DOIs wants it.`)
  const { protocol, hostname, origin: url } = new URL(e.DATACITE_URL)
  const near = LOOPBACK.has(hostname)
  if (protocol !== 'https:' && !near)
    throw new ConfigurationError(
      'The variable DATACITE_URL cannot be used: outside this machine it must begin with https://.',
    )
  if (loopback && !near)
    throw new ConfigurationError(
      'The variable APP_ORIGIN cannot be used: a DOI must not lead to this machine alone; registering wants a public address.',
    )
  return { url, repository: repository ?? '', password: password ?? '' }
}

let current: Config | undefined

/**
 * Reads the environment once for this process and makes DATA_DIR and the generated secret.
 * @throws {ConfigurationError} and file system errors of DATA_DIR.
 */
export function loadConfig(): Config {
  if (current) return current
  const read = readConfig(process.env)
  fs.mkdirSync(read.dataDir, { recursive: true })
  makeFolder(read)
  current = { ...read, secret: read.secret || generatedSecret(read.dataDir) }
  return current
}

function makeFolder({ storage, delivery }: Config): void {
  if (storage.kind !== 'folder') return
  try {
    fs.mkdirSync(storage.folder, { recursive: true, mode: delivery === 'nginx' ? 0o750 : 0o700 })
    fs.accessSync(storage.folder, fs.constants.W_OK)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new ConfigurationError(
      `The variable STORAGE_URL cannot be used: nobody can write to the folder ${storage.folder} (${code}).`,
    )
  }
}

/** The configuration of this process; {@link loadConfig} has run before. */
export function config(): Config {
  return current ?? loadConfig()
}

/** Kept across starts, readable by its owner alone. */
function generatedSecret(dataDir: string): string {
  const file = path.join(dataDir, 'session-secret')
  try {
    fs.writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return fs.readFileSync(file, 'utf8').trim()
}
