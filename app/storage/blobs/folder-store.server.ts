import { createReadStream } from 'node:fs'
import fs from 'node:fs/promises'
import path from 'node:path'
import { type BlobStore, type KeptBytes, MissingBytes } from './blob-store.server'

type Modes = { file: number; folder: number }
const ALONE: Modes = { file: 0o600, folder: 0o700 }
const GROUP_READS: Modes = { file: 0o640, folder: 0o750 }

/**
 * Bytes as files of a local folder; a file has its name only once all of it is on the disk. They are the portal's
 * alone, or its group may read them, for an nginx that sends them.
 */
export function folderStore(folder: string, { groupReads }: { groupReads: boolean }): BlobStore {
  const modes = groupReads ? GROUP_READS : ALONE
  const at = (key: string) => path.join(folder, key)
  const growingFolder = path.join(folder, 'tmp')
  return {
    name: `the folder ${folder}`,
    folder,
    growingFolder,
    bring: async (_key, file) => {
      await fs.chmod(file, modes.file)
      await synced(file)
    },
    settle: async (key, file, bytes) => {
      if ((await sizeOf(at(key))) === bytes) await fs.rm(file, { force: true })
      else await moveIntoPlace(file, at(key), { growingFolder, modes })
      return true
    },
    read: async (key, range) => {
      // Opened before it is read, so that a missing file is said by this call.
      const opened = await fs.open(at(key)).catch((error) => {
        throw orMissing(key, error)
      })
      return createReadStream('', { fd: opened, start: range?.first, end: range?.last })
    },
    size: (key) => sizeOf(at(key)),
    lend: async (key, work) => {
      if ((await sizeOf(at(key))) === null) throw new MissingBytes(key)
      return work(at(key))
    },
    remove: (key) => fs.rm(at(key), { force: true }),
    list: () => filesOf(folder),
    clear: async () => 0,
    freeBytes: async () => {
      await fs.mkdir(folder, { recursive: true, mode: modes.folder })
      const { bavail, bsize } = await fs.statfs(folder)
      return bavail * bsize
    },
    answers: async () => true,
    ticket: async () => null,
  }
}

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT'

const orMissing = (key: string, error: unknown): unknown =>
  isMissing(error) ? new MissingBytes(key, { cause: error }) : error

async function sizeOf(file: string): Promise<number | null> {
  try {
    return (await fs.stat(file)).size
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** All of a file or folder is on the disk afterwards, not in its cache alone. */
async function synced(name: string): Promise<void> {
  const opened = await fs.open(name, 'r')
  await opened.sync().finally(() => opened.close())
}

async function moveIntoPlace(
  file: string,
  final: string,
  { growingFolder, modes }: { growingFolder: string; modes: Modes },
): Promise<void> {
  const folder = path.dirname(final)
  const made = await fs.mkdir(folder, { recursive: true, mode: modes.folder })
  await fs.rename(file, final).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EXDEV') throw error
    await moveAcrossDisks(file, final, growingFolder)
  })
  // The rename itself must be on the disk before a row of the database names it.
  await synced(folder)
  if (made) await synced(path.dirname(folder))
}

async function moveAcrossDisks(file: string, final: string, growingFolder: string): Promise<void> {
  await fs.mkdir(growingFolder, { recursive: true, mode: 0o700 })
  const here = path.join(growingFolder, path.basename(file))
  await fs.copyFile(file, here)
  await synced(here)
  await fs.rename(here, final)
  await fs.rm(file)
}

/** What grows is not kept yet. */
async function* filesOf(folder: string, below = ''): AsyncGenerator<KeptBytes> {
  for (const entry of await entriesOf(path.join(folder, below))) {
    const key = path.posix.join(below, entry.name)
    if (key === 'tmp') continue
    if (entry.isDirectory()) {
      yield* filesOf(folder, key)
      continue
    }
    const stat = await fs.lstat(path.join(folder, key)).catch(() => null)
    if (stat) yield { key, bytes: stat.size, changedAt: stat.mtime }
  }
}

async function entriesOf(folder: string) {
  try {
    return await fs.readdir(folder, { withFileTypes: true })
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}
