import fs from 'node:fs/promises'
import path from 'node:path'
import { config } from '~/config.server'
import { isId } from '~/domain/ids'

export type Erasure = {
  id: string
  erasedAt: Date
  /** The mark of who was suspended at that moment (ErasedMember); null: he was not, or it is over. */
  suspendedKey: string | null
}

/** Lines of the first versions do not say whether somebody was suspended: `undefined`. */
export type LoggedErasure = Omit<Erasure, 'suspendedKey'> & { suspendedKey: string | null | undefined }

const logFile = (): string => path.join(config().dataDir, 'erasures.log')

/**
 * Adds a line for each, on the disk when this returns. A line holds the id, the date, and the mark of who was suspended
 * or `-`: nothing else of the person.
 */
export async function logErasures(erasures: readonly Erasure[]): Promise<void> {
  if (!erasures.length) return
  const opened = await fs.open(logFile(), 'a', 0o600)
  try {
    // A line that a crash has cut must not swallow the next one: empty lines are no harm.
    const lines = erasures.map(lineOf)
    await opened.write(`${lines.join('')}\n`)
    await opened.sync()
  } finally {
    await opened.close()
  }
  const folder = await fs.open(config().dataDir, 'r')
  await folder.sync().finally(() => folder.close())
}

const lineOf = ({ id, erasedAt, suspendedKey }: Erasure): string =>
  `\n${id} ${erasedAt.toISOString()} ${suspendedKey ?? '-'}`

/**
 * Every erasure of the log, each id once: when its first line says, and suspended as the first line says that knows it.
 * What is no line of ours is passed over.
 */
export async function readErasures(): Promise<LoggedErasure[]> {
  const found = new Map<string, LoggedErasure>()
  for (const line of (await readLog()).split('\n')) {
    const read = readLine(line)
    if (!read) continue
    const before = found.get(read.id)
    if (!before) found.set(read.id, read)
    else if (before.suspendedKey === undefined) before.suspendedKey = read.suspendedKey
  }
  return [...found.values()]
}

async function readLog(): Promise<string> {
  return fs.readFile(logFile(), 'latin1').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
}

function readLine(line: string): LoggedErasure | null {
  const [id = '', date = '', mark] = line.trim().split(' ')
  const erasedAt = new Date(date)
  if (!isId(id) || Number.isNaN(erasedAt.getTime())) return null
  return { id, erasedAt, suspendedKey: mark && (/^-+$/.test(mark) ? null : mark) }
}

/**
 * Strikes out the marks of who was erased before this moment. In their place and in their length: what another process
 * adds meanwhile stays.
 */
export async function strikeOutMarks(before: Date): Promise<void> {
  const text = await readLog()
  const old: { at: number; length: number }[] = []
  let at = 0
  for (const line of text.split('\n')) {
    const { erasedAt, suspendedKey } = readLine(line) ?? {}
    if (erasedAt && erasedAt < before && suspendedKey)
      old.push({ at: at + line.lastIndexOf(suspendedKey), length: suspendedKey.length })
    at += line.length + 1
  }
  if (!old.length) return
  const opened = await fs.open(logFile(), 'r+')
  try {
    for (const mark of old) await opened.write('-'.repeat(mark.length), mark.at, 'latin1')
    await opened.sync()
  } finally {
    await opened.close()
  }
}
