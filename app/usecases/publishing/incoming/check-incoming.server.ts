import { CHECK_LEASE, type CheckWaitsFor, MOST_CHECKS } from '~/domain/library/incoming-file'
import type { UploadMode, UploadRefusal } from '~/domain/library/upload'
import type { IncomingFile, Prisma } from '~/generated/prisma/client'
import { wakeLetters, wakeReading } from '~/jobs/queue.server'
import { NoSpace, StoreUnavailable } from '~/storage/blobs.server'
import { db, inTransaction, type Transaction } from '~/storage/database.server'
import { hashOf, incomingSize, removeIncoming } from '~/storage/incoming-files.server'
import { type PlacedFile, placeFile, type SoundFile } from '../place-file.server'
import { type Examined, examineIncoming } from './examine-file.server'
import { inTurn } from './in-turn.server'
import { keepIncoming, lendIncoming } from './incoming-bytes.server'
import { senderWhoMay } from './sender.server'
import { tellOfInfection } from './tell-of-infection.server'

export type CheckedFile =
  | Extract<PlacedFile, { outcome: 'stored' | 'missing' }>
  | { outcome: 'refused'; reason: UploadRefusal }
  /** Another process checks it, or it is to be tried again. */
  | { outcome: 'checking' }

const CHECKING = { outcome: 'checking' } as const
const DAY = 24 * 3_600_000

/**
 * Checks a file that is whole, and puts it into its document when it is sound. One process does so at a time; what a
 * killed one began is begun anew when its lease has run out.
 */
export function checkIncoming(id: string, now: () => Date): Promise<CheckedFile> {
  return inTurn(async () => {
    const file = await lease(id, now())
    if (!file) return CHECKING
    if (file.attempts > MOST_CHECKS) return refuse(file, 'unreadable', now())
    return whileLeased(file, now, () => check(file, now))
  })
}

/** Every whole file that nobody checks. Any number of processes may do this at once. */
export async function checkDueFiles(now: () => Date): Promise<{ checked: number; errors: unknown[] }> {
  const due = await db().incomingFile.findMany({ where: toBeChecked(now()), orderBy: { receivedAt: 'asc' } })
  const report = { checked: 0, errors: [] as unknown[] }
  const one = async (file: IncomingFile) => {
    if (await isElsewhere(file, now())) return
    report.checked += 1
    await checkIncoming(file.id, now)
  }
  await Promise.all(due.map((file) => one(file).catch((error: unknown) => report.errors.push(error))))
  return report
}

/** Its bytes came to another machine, which will check it; after a day they are taken for lost. */
async function isElsewhere({ id, sha256, receivedAt }: IncomingFile, now: Date): Promise<boolean> {
  if (sha256 || (await incomingSize(id)) !== null) return false
  return receivedAt !== null && now.getTime() - receivedAt.getTime() < DAY
}

const toBeChecked = (now: Date) =>
  ({
    receivedAt: { not: null },
    refusedAt: null,
    OR: [{ leasedUntil: null }, { leasedUntil: { lte: now } }],
  }) satisfies Prisma.IncomingFileWhereInput

async function lease(id: string, now: Date): Promise<IncomingFile | null> {
  const { count } = await db().incomingFile.updateMany({
    where: { id, ...toBeChecked(now) },
    data: { leasedUntil: new Date(now.getTime() + CHECK_LEASE), attempts: { increment: 1 } },
  })
  return count ? db().incomingFile.findUnique({ where: { id } }) : null
}

/** The number of the attempt says whose lease it is. */
const held = ({ id, attempts }: IncomingFile) => ({ id, attempts, refusedAt: null })

async function whileLeased<T>(file: IncomingFile, now: () => Date, work: () => Promise<T>): Promise<T> {
  const renew = () =>
    db()
      .incomingFile.updateMany({
        where: held(file),
        data: { leasedUntil: new Date(now().getTime() + CHECK_LEASE) },
      })
      .catch(() => {})
  const renewing = setInterval(renew, CHECK_LEASE / 3)
  try {
    return await work()
  } finally {
    clearInterval(renewing)
  }
}

async function check(file: IncomingFile, now: () => Date): Promise<CheckedFile> {
  const bytes = Number(file.announced)
  const lent = await lendIncoming(file, async (path) => {
    const examined = await examineIncoming(path, file.name, bytes)
    return { examined, sha256: file.sha256 ?? (await hashOf(path)) }
  })
  if (!lent) return refuse(file, 'unreadable', now())
  const { examined, sha256 } = lent
  if (examined.outcome !== 'sound') return turnAway(file, examined, now())
  await db().incomingFile.updateMany({ where: held(file), data: { sha256 } })
  const blob = await keep({ ...file, sha256 }, now())
  return blob ? finish(file, { format: examined.format, blob }, now()) : CHECKING
}

async function turnAway(
  file: IncomingFile,
  examined: Exclude<Examined, { outcome: 'sound' }>,
  now: Date,
): Promise<CheckedFile> {
  switch (examined.outcome) {
    case 'refused':
      return refuse(file, examined.reason, now)
    case 'infected':
      return refuse(file, 'infected', now, (tx) => tellOfInfection(tx, file, examined.signature, now))
    case 'unanswered':
      await waitFor(file, examined.by, now)
      return CHECKING
  }
}

type Sound = Pick<SoundFile, 'format' | 'blob'>

/** Null when the store does not take it now: it is tried again, and the desk says so. */
async function keep(file: IncomingFile & { sha256: string }, now: Date): Promise<SoundFile['blob'] | null> {
  try {
    return await keepIncoming(file)
  } catch (error) {
    if (!(error instanceof StoreUnavailable || error instanceof NoSpace)) throw error
    await waitFor(file, 'store', now)
    return null
  }
}

/** It stays whole and unseen until what it waits for answers; trying costs it nothing. */
async function waitFor(file: IncomingFile, waitsFor: CheckWaitsFor, now: Date): Promise<void> {
  const leasedUntil = new Date(now.getTime() + CHECK_LEASE / 2)
  await db().incomingFile.updateMany({ where: held(file), data: { waitsFor, leasedUntil, attempts: 0 } })
}

async function finish(file: IncomingFile, sound: Sound, now: Date): Promise<CheckedFile> {
  const placed = await place(file, sound, now)
  if (placed.outcome === 'stored') await wakeReading()
  return placed.outcome === 'refused' ? refuse(file, placed.reason, now) : placed
}

type Placed = PlacedFile | typeof CHECKING | { outcome: 'refused'; reason: 'sender-gone' }

/**
 * The file becomes visible, and stops being on its way, in one moment. Its sender is looked at first: whoever erases him
 * holds him before his files.
 */
function place(file: IncomingFile, sound: Sound, now: Date): Promise<Placed> {
  return inTransaction(async (tx) => {
    const sender = await senderWhoMay(tx, file)
    if (!sender) return { outcome: 'refused', reason: 'sender-gone' }
    const { count } = await tx.incomingFile.deleteMany({ where: held(file) })
    if (count === 0) return CHECKING
    const placed = await placeFile(tx, sender, { ...file, mode: file.mode as UploadMode, ...sound }, now)
    if (placed.outcome === 'refused') await tx.incomingFile.create({ data: file })
    return placed
  })
}

/** Nothing of the file is kept; that it was refused, and why, stays at the desk. */
async function refuse(
  file: IncomingFile,
  reason: UploadRefusal,
  now: Date,
  tell: (tx: Transaction) => Promise<void> = async () => {},
): Promise<CheckedFile> {
  const done = await inTransaction(async (tx) => {
    const { count } = await tx.incomingFile.updateMany({
      where: held(file),
      data: { refusedAt: now, refusal: reason, sha256: null, leasedUntil: null, waitsFor: null },
    })
    if (count) await tell(tx)
    return count === 1
  })
  if (!done) return CHECKING
  await removeIncoming(file.id)
  if (reason === 'infected') await wakeLetters()
  return { outcome: 'refused', reason }
}
