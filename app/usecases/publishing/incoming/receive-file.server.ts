import type { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { config } from '~/config.server'
import type { Staff } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import { storedName } from '~/domain/library/file-name'
import type { UploadFields, UploadRefusal } from '~/domain/library/upload'
import {
  discardReceived,
  NoSpace,
  type ReceivedBytes,
  receiveBytes,
  StoreUnavailable,
  TooLarge,
} from '~/storage/blobs.server'
import { db } from '~/storage/database.server'
import { newId } from '~/storage/ids.server'
import { layIncoming, removeIncoming } from '~/storage/incoming-files.server'
import { hasName, newestVersion } from '../place-file.server'
import { type CheckedFile, checkIncoming } from './check-incoming.server'

/** Who sent a file by a plain form waits so long for the end of its check. */
const PATIENCE = 10_000

/** `id`: of the incoming file that tells of it at the desk; none when not even its bytes were kept. */
export type ReceivedFile = CheckedFile & { id?: string }

type Upload = UploadFields & { stream: Readable; name: string }

const refused = (reason: UploadRefusal) => ({ outcome: 'refused', reason }) as const

/**
 * Takes a file of a document from the line and checks it. Nobody but the desk sees it before it is found sound; a line
 * that breaks leaves nothing.
 */
export async function receiveFile(
  staff: Staff,
  documentId: string | undefined,
  { stream, ...upload }: Upload,
  now: () => Date,
): Promise<ReceivedFile> {
  const startedAt = now()
  const name = storedName(upload.name)
  if (!isId(documentId)) return { outcome: 'missing' }
  if (!name) return refused('name-invalid')
  if (upload.mode === 'add' && hasName(await newestVersion(db(), documentId), name))
    return refused('already-there')
  let received: ReceivedBytes | undefined
  try {
    received = await receiveBytes(stream, { limitBytes: config().uploadLimitBytes })
    const facts = { ...upload, documentId, name, memberId: staff.id, startedAt, receivedAt: now() }
    return await checkReceived(await lay(received, facts), now)
  } catch (error) {
    return refusalOf(error)
  } finally {
    if (received) await discardReceived(received)
  }
}

function refusalOf(error: unknown): ReturnType<typeof refused> {
  if (error instanceof TooLarge) return refused('too-large')
  if (error instanceof NoSpace) return refused('no-space')
  if (error instanceof StoreUnavailable) return refused('store-down')
  throw error
}

type Facts = Omit<Upload, 'stream'> & {
  documentId: string
  memberId: string
  startedAt: Date
  receivedAt: Date
}

/** Its bytes first, then the row that tells of them. */
async function lay({ path, bytes, sha256 }: ReceivedBytes, facts: Facts): Promise<string> {
  const id = newId()
  await layIncoming(id, path)
  try {
    await db().incomingFile.create({ data: { ...facts, id, announced: bytes, sha256 } })
  } catch (error) {
    await removeIncoming(id)
    throw error
  }
  return id
}

async function checkReceived(id: string, now: () => Date): Promise<ReceivedFile> {
  const checking = { outcome: 'checking' } as const
  // What fails is tried again, and told, by the worker.
  const checked = checkIncoming(id, now).catch(() => checking)
  return { ...(await Promise.race([checked, sleep(PATIENCE, checking, { ref: false })])), id }
}
