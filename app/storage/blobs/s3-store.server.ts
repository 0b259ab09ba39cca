import { createReadStream } from 'node:fs'
import fs from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import {
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { blobCache } from './blob-cache.server'
import {
  type BlobStore,
  type ByteRange,
  type KeptBytes,
  MissingBytes,
  type Ticket,
} from './blob-store.server'
import { isAbsent, isNotKnown, ofTheStore } from './s3-errors.server'
import type { S3Place } from './storage-url.server'

const PART = 8 * 1024 ** 2
const PARTS_AT_ONCE = 3
const TICKET_SECONDS = 60
/** Whoever reads from us may pause for so long. */
const IDLE = 120_000

/** Bytes in a store that speaks S3. What is being received, and copies that programs need, lie below `folder`. */
export function s3Store(place: S3Place, folder: string): BlobStore {
  const client = clientOf(place)
  const { bucket: Bucket, prefix } = place
  const at = (key: string) => ({ Bucket, Key: prefix + key })
  const cache = blobCache(path.join(folder, 'cache'))
  const growingFolder = path.join(folder, 'growing')

  async function size(key: string): Promise<number | null> {
    try {
      return (await client.send(new HeadObjectCommand(at(key)))).ContentLength ?? 0
    } catch (error) {
      if (isAbsent(error)) return null
      throw ofTheStore(error)
    }
  }

  async function read(key: string, range?: ByteRange): Promise<Readable> {
    const Range = range && `bytes=${range.first}-${range.last}`
    try {
      const { Body } = await client.send(new GetObjectCommand({ ...at(key), Range }))
      return Body as Readable
    } catch (error) {
      throw isAbsent(error) ? new MissingBytes(key, { cause: error }) : ofTheStore(error)
    }
  }

  async function bring(key: string, file: string, bytes: number): Promise<void> {
    if ((await size(key)) === bytes) return
    const Body = createReadStream(file, { highWaterMark: 1024 ** 2 })
    const options = { partSize: PART, queueSize: PARTS_AT_ONCE, leavePartsOnError: false }
    await orOfTheStore(new Upload({ client, params: { ...at(key), Body }, ...options }).done()).finally(() =>
      Body.destroy(),
    )
  }

  async function remove(key: string): Promise<void> {
    await orOfTheStore(client.send(new DeleteObjectCommand(at(key))))
  }

  async function* list(): AsyncGenerator<KeptBytes> {
    try {
      for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix: prefix }))
        for (const { Key = '', Size = 0, LastModified = new Date(0) } of page.Contents ?? [])
          yield { key: Key.slice(prefix.length), bytes: Size, changedAt: LastModified }
    } catch (error) {
      throw ofTheStore(error)
    }
  }

  return {
    name: `the bucket ${Bucket}${prefix && ` below ${prefix}`} at ${place.endpoint ?? `Amazon ${place.region}`}`,
    folder: null,
    growingFolder,
    bring,
    settle: async (key, _file, bytes) => (await size(key)) === bytes,
    read,
    size,
    lend: async (key, work) => work(await orOfTheStore(cache.fileOf(key, () => read(key)))),
    remove,
    list,
    clear: (before) => abortUploads(client, { Bucket, Prefix: prefix }, before),
    freeBytes: () => freeBytesOf(growingFolder),
    answers: async () => {
      const probe = new HeadObjectCommand(at('is/anybody-there'))
      const abortSignal = AbortSignal.timeout(2000)
      return client.send(probe, { abortSignal }).then(() => true, isAbsent)
    },
    ticket: async (key, { contentType, contentDisposition }: Ticket) =>
      getSignedUrl(
        client,
        new GetObjectCommand({
          ...at(key),
          ResponseContentType: contentType,
          ResponseContentDisposition: contentDisposition,
          ResponseCacheControl: 'private, no-store',
        }),
        { expiresIn: TICKET_SECONDS },
      ),
  }
}

async function orOfTheStore<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    throw ofTheStore(error)
  }
}

/** Checksums of Amazon's own are asked for by Amazon alone; others refuse them. We compare SHA-256 ourselves. */
function clientOf({ endpoint, region, forcePathStyle, credentials }: S3Place): S3Client {
  const agent = { maxSockets: 256, keepAlive: true }
  return new S3Client({
    ...(endpoint ? { endpoint } : {}),
    ...{ region, forcePathStyle, credentials, maxAttempts: 3 },
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      ...{ connectionTimeout: 3000, socketTimeout: IDLE, httpAgent: agent, httpsAgent: agent },
    },
  })
}

async function freeBytesOf(folder: string): Promise<number> {
  await fs.mkdir(folder, { recursive: true, mode: 0o700 })
  const { bavail, bsize } = await fs.statfs(folder)
  return bavail * bsize
}

/** Parts of uploads that nobody will complete cost room and are listed nowhere else. Not every store can tell. */
async function abortUploads(
  client: S3Client,
  place: { Bucket: string; Prefix: string },
  before: Date,
): Promise<number> {
  try {
    const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand(place))
    const old = Uploads.filter(({ Initiated }) => Initiated && Initiated < before)
    for (const { Key, UploadId } of old)
      await client.send(new AbortMultipartUploadCommand({ Bucket: place.Bucket, Key, UploadId }))
    return old.length
  } catch (error) {
    if (isNotKnown(error)) return 0
    throw ofTheStore(error)
  }
}
