import fs from 'node:fs/promises'
import path from 'node:path'
import { config } from '~/config.server'

const folder = (): string => path.join(config().dataDir, 'exports')

/** Removes every export that is not among these, and what an interrupted writing has left; returns how many files. */
export async function keepOnlyExports(ids: readonly string[]): Promise<number> {
  const kept = new Set(ids)
  const names = await fs.readdir(folder()).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const gone = names.filter((name) => !kept.has(name.split('.')[0] ?? ''))
  for (const name of gone) await fs.rm(path.join(folder(), name), { force: true })
  return gone.length
}
