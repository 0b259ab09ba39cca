import fs from 'node:fs/promises'
import path from 'node:path'
import { config } from '~/config.server'
import { isId } from '~/domain/ids'

export type Erasure = { id: string; erasedAt: Date }

const logFile = (): string => path.join(config().dataDir, 'erasures.log')

/** Adds a line for each, on the disk when this returns. A line holds the id and the date, and nothing else of the person. */
export async function logErasures(erasures: readonly Erasure[]): Promise<void> {
  if (!erasures.length) return
  const opened = await fs.open(logFile(), 'a', 0o600)
  try {
    // A line that a crash has cut must not swallow the next one: empty lines are no harm.
    const lines = erasures.map(({ id, erasedAt }) => `\n${id} ${erasedAt.toISOString()}`)
    await opened.write(`${lines.join('')}\n`)
    await opened.sync()
  } finally {
    await opened.close()
  }
  const folder = await fs.open(config().dataDir, 'r')
  await folder.sync().finally(() => folder.close())
}

/** Every erasure of the log, each id once; what is no line of ours is passed over. */
export async function readErasures(): Promise<Erasure[]> {
  const text = await fs.readFile(logFile(), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const found = new Map<string, Erasure>()
  for (const line of text.split('\n')) {
    const [id = '', date = ''] = line.trim().split(' ')
    const erasedAt = new Date(date)
    if (isId(id) && !Number.isNaN(erasedAt.getTime()) && !found.has(id)) found.set(id, { id, erasedAt })
  }
  return [...found.values()]
}
