import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import fs from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { orNoSpace } from './blob-store.server'

const MOST_BYTES = 1024 ** 3
/** Who was lent a file has opened it by then. */
const LENT = 10 * 60_000

/**
 * Copies of bytes of a distant store, for programs that want a file. What was not asked for longest goes when they
 * are more than a gibibyte, but nothing that was lent in the last ten minutes.
 */
export function blobCache(folder: string, mostBytes = MOST_BYTES, lent = LENT) {
  return {
    /** The file of this key, brought when it is not there. */
    fileOf: async (key: string, bring: () => Promise<Readable>): Promise<string> => {
      const file = path.join(folder, key.replace('/', '-'))
      if (!(await touched(file))) {
        await copyTo(folder, file, bring)
        await evict(folder, mostBytes, lent)
      }
      return file
    },
  }
}

/** True when the file is there; it was asked for now. */
async function touched(file: string): Promise<boolean> {
  const now = new Date()
  return fs.utimes(file, now, now).then(
    () => true,
    () => false,
  )
}

async function copyTo(folder: string, file: string, bring: () => Promise<Readable>): Promise<void> {
  const growing = path.join(folder, `${randomBytes(8).toString('hex')}.tmp`)
  try {
    const bytes = await bring()
    await fs.mkdir(folder, { recursive: true, mode: 0o700 })
    await pipeline(bytes, createWriteStream(growing, { mode: 0o600, flags: 'wx' }))
    await fs.rename(growing, file)
  } catch (error) {
    await fs.rm(growing, { force: true })
    throw orNoSpace(error)
  }
}

async function evict(folder: string, mostBytes: number, lent: number): Promise<void> {
  const names = await fs.readdir(folder)
  const files = await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name)
      const stat = await fs.stat(file).catch(() => null)
      return { file, bytes: stat?.size ?? 0, askedAt: stat?.mtimeMs ?? 0 }
    }),
  )
  files.sort((a, b) => a.askedAt - b.askedAt)
  let bytes = files.reduce((sum, one) => sum + one.bytes, 0)
  for (const { file, askedAt, ...one } of files) {
    if (bytes <= mostBytes || askedAt > Date.now() - lent) return
    await fs.rm(file, { force: true })
    bytes -= one.bytes
  }
}
