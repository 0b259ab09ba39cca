import { randomBytes } from 'node:crypto'
import fs from 'node:fs/promises'
import path from 'node:path'
import { config } from '~/config.server'

const folder = (): string => path.join(config().dataDir, 'outbox')

/** Keeps a letter under DATA_DIR/outbox, readable by its owner alone; it appears whole or not at all. Returns its path. */
export async function keepLetterFile(name: string, message: Buffer): Promise<string> {
  await fs.mkdir(folder(), { recursive: true, mode: 0o700 })
  const file = path.join(folder(), name)
  const unfinished = path.join(folder(), `.${randomBytes(8).toString('hex')}.tmp`)
  try {
    await fs.writeFile(unfinished, message, { mode: 0o600 })
    await fs.rename(unfinished, file)
  } catch (error) {
    await fs.rm(unfinished, { force: true })
    throw error
  }
  return file
}

/** Removes kept letters, and leftovers of an interrupted writing, older than this moment; returns how many. */
export async function removeLetterFilesBefore(moment: Date): Promise<number> {
  const names = await fs.readdir(folder()).catch(ignoreMissing)
  let removed = 0
  for (const name of names.filter((entry) => /\.(eml|tmp)$/.test(entry))) {
    const file = path.join(folder(), name)
    const { mtime } = await fs.stat(file)
    if (mtime >= moment) continue
    await fs.rm(file, { force: true })
    removed += 1
  }
  return removed
}

/** The ids of the letters that are kept here: the last word of their names. */
export async function listLetterFiles(): Promise<{ id: string; name: string }[]> {
  const names = await fs.readdir(folder()).catch(ignoreMissing)
  return names.flatMap((name) => {
    const [, id] = /-([\w-]{21})\.eml$/.exec(name) ?? []
    return id ? [{ id, name }] : []
  })
}

export async function removeLetterFile(name: string): Promise<void> {
  await fs.rm(path.join(folder(), name), { force: true })
}

function ignoreMissing(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return []
  throw error
}
