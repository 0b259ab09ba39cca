import path from 'node:path'
import { fileURLToPath } from 'node:url'

type Credentials = { accessKeyId: string; secretAccessKey: string; sessionToken?: string }

/** What the environment of the process says, as Amazon's own tools read it. */
export type AwsEnvironment = { region: string | null; credentials: Credentials | null }

export type S3Place = {
  kind: 's3'
  bucket: string
  /** Empty, or ending in a slash. */
  prefix: string
  /** null: Amazon's own for the region. */
  endpoint: string | null
  region: string
  forcePathStyle: boolean
  credentials: Credentials
}

export type StoragePlace = { kind: 'folder'; folder: string } | S3Place

/** Why an address of a store cannot be used; begins with "must" and says nothing secret. */
export class UnusableStorage extends Error {}

const EXAMPLES =
  'file:///srv/blobs or s3://bucket/prefix?endpoint=https://s3.example.org&region=eu-west-3&forcePathStyle=true'

/**
 * Where an address says that bytes are kept. Credentials stand in it (`s3://key:secret@bucket`) or in the usual
 * variables of the environment.
 * @throws {UnusableStorage}
 */
export function parseStorageUrl(value: string, aws: AwsEnvironment): StoragePlace {
  const url = URL.canParse(value) ? new URL(value) : null
  if (url?.protocol === 'file:') return folderPlace(url)
  if (url?.protocol === 's3:') return s3Place(url, aws)
  throw new UnusableStorage(`must be an address such as ${EXAMPLES}`)
}

function folderPlace(url: URL): StoragePlace {
  if (url.hostname || url.search || url.hash || url.pathname === '/')
    throw new UnusableStorage('must name a folder of this machine, such as file:///srv/blobs')
  return { kind: 'folder', folder: path.resolve(fileURLToPath(url)) }
}

const OPTIONS = new Set(['endpoint', 'region', 'forcePathStyle'])

function s3Place(url: URL, aws: AwsEnvironment): S3Place {
  const unknown = [...url.searchParams.keys()].find((option) => !OPTIONS.has(option))
  if (unknown) throw new UnusableStorage(`must have no option but ${[...OPTIONS].join(', ')}`)
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(url.hostname) || url.port)
    throw new UnusableStorage('must name a bucket, as in s3://bucket')
  const region = url.searchParams.get('region') ?? aws.region
  if (!region) throw new UnusableStorage('must have a region, as in ?region=eu-west-3, or AWS_REGION be set')
  const credentials = url.username
    ? { accessKeyId: decodeURIComponent(url.username), secretAccessKey: decodeURIComponent(url.password) }
    : aws.credentials
  if (!credentials?.secretAccessKey)
    throw new UnusableStorage('must have credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY')
  const prefix = decodeURIComponent(url.pathname).replace(/^\/+|\/+$/g, '')
  return {
    kind: 's3',
    bucket: url.hostname,
    prefix: prefix && `${prefix}/`,
    endpoint: endpointOf(url.searchParams.get('endpoint')),
    region,
    forcePathStyle: flag(url.searchParams.get('forcePathStyle')),
    credentials,
  }
}

function endpointOf(value: string | null): string | null {
  if (value === null) return null
  const url = URL.canParse(value) ? new URL(value) : null
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username)
    throw new UnusableStorage('must have an endpoint such as https://s3.example.org')
  return url.href.replace(/\/$/, '')
}

function flag(value: string | null): boolean {
  if (value !== null && value !== 'true' && value !== 'false')
    throw new UnusableStorage('must have true or false as forcePathStyle')
  return value === 'true'
}
