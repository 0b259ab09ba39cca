import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import fs from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { config } from '~/config.server'
import { edgesOf } from '~/domain/library/incoming-file'

/** Where files lie that are on their way: they grow here, and stay until they are found sound or refused. */
export const incomingFolder = (): string => path.join(config().dataDir, 'incoming')

export const incomingPath = (id: string): string => path.join(incomingFolder(), id)

/** Lays received bytes among the incoming ones; afterwards they survive the end of the machine's power. */
export async function layIncoming(id: string, received: string): Promise<void> {
  await fs.mkdir(incomingFolder(), { recursive: true, mode: 0o700 })
  await fs.rename(received, incomingPath(id)).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EXDEV') throw error
    await fs.copyFile(received, incomingPath(id))
    await fs.rm(received)
  })
  await syncIncoming(id)
}

/** All bytes that have come so far are on the disk afterwards, and so is the file's name. */
export async function syncIncoming(id: string): Promise<void> {
  for (const name of [incomingPath(id), incomingFolder()]) {
    const opened = await fs.open(name, 'r')
    await opened.sync().finally(() => opened.close())
  }
}

/** How many bytes of it are here; null when it is not on this machine. */
export async function incomingSize(id: string): Promise<number | null> {
  const stat = await fs.stat(incomingPath(id)).catch(() => null)
  return stat?.size ?? null
}

/** The hash of the edges of what has come of a file: see `edgesOf`. null when nothing has. */
export async function edgesHash(id: string, come: number): Promise<string | null> {
  if (!come) return null
  const opened = await fs.open(incomingPath(id), 'r').catch(() => null)
  if (!opened) return null
  try {
    const hash = createHash('sha256')
    for (const { from, to } of edgesOf(come)) {
      const { buffer, bytesRead } = await opened.read(Buffer.alloc(to - from), 0, to - from, from)
      hash.update(buffer.subarray(0, bytesRead))
    }
    return hash.digest('hex')
  } finally {
    await opened.close()
  }
}

/** Hexadecimal SHA-256 of a file. */
export async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

export const removeIncoming = (id: string): Promise<void> => fs.rm(incomingPath(id), { force: true })

/** Names of files that have not grown since this moment. */
export async function incomingIdsBefore(before: Date): Promise<string[]> {
  const names = await fs.readdir(incomingFolder()).catch(() => [])
  const stats = await Promise.all(names.map((name) => fs.stat(incomingPath(name)).catch(() => null)))
  return names.filter((_name, i) => (stats[i]?.mtime ?? new Date()) < before)
}
