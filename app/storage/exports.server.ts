import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import fs from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { config } from '~/config.server'

const folder = (): string => path.join(config().dataDir, 'exports')
const exportPath = (id: string): string => path.join(folder(), `${id}.zip`)

/** Keeps an export, readable by its owner alone; it appears whole or not at all. Returns its bytes. */
export async function keepExport(id: string, zip: Readable): Promise<number> {
  await fs.mkdir(folder(), { recursive: true, mode: 0o700 })
  const growing = path.join(folder(), `${id}.${randomBytes(8).toString('hex')}.tmp`)
  try {
    await pipeline(zip, createWriteStream(growing, { mode: 0o600, flags: 'wx', flush: true }))
    await fs.rename(growing, exportPath(id))
    await removeFiles(await listFiles((name) => name.startsWith(`${id}.`) && name.endsWith('.tmp')))
  } catch (error) {
    await fs.rm(growing, { force: true })
    throw error
  }
  return (await fs.stat(exportPath(id))).size
}

/** The bytes of an export, or null when they are gone. */
export async function readExport(id: string): Promise<Buffer | null> {
  return fs.readFile(exportPath(id)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
}

/** Removes every export that is not among these, and what an interrupted writing has left. */
export async function keepOnlyExports(ids: readonly string[]): Promise<void> {
  const kept = new Set(ids)
  await removeFiles(await listFiles((name) => !kept.has(name.split('.')[0] ?? '')))
}

async function listFiles(wanted: (name: string) => boolean): Promise<string[]> {
  const names = await fs.readdir(folder()).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return names.filter(wanted)
}

async function removeFiles(names: readonly string[]): Promise<void> {
  for (const name of names) await fs.rm(path.join(folder(), name), { force: true })
}
