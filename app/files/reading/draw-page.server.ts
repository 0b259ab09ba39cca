import { z } from 'zod'
import type { FileFormat } from '~/domain/library/file-format'
import type { ImageSize } from '~/domain/library/reading'
import { Child, ChildFault, type ChildLimits } from './child.server'
import { Drawn, MOST_IMAGE_BYTES } from './child-messages'
import { oneAtATime } from './one-at-a-time'
import { childProgram } from './read-file.server'

const LIMITS: ChildLimits = {
  seconds: 15,
  cpuSeconds: 120,
  memoryMiB: 1024,
  fileMiB: 1,
  answerBytes: MOST_IMAGE_BYTES * 1.4,
}

/** Who reads goes on to the next page of the same file. */
const KEPT = 20_000
/** How long a child that has no file yet waits for one: from the last page that anybody looked at. */
const READY = 5 * 60_000

export type DrawnPage =
  | { outcome: 'drawn'; webp: Buffer; width: number; height: number }
  | { outcome: 'failed'; why: string; said: string }

type Wanted = { key: string; file: string; format: FileFormat; page: number; size: ImageSize }

let current: { key: string; child: Child } | undefined
let spare: Child | undefined
let leaving: NodeJS.Timeout | undefined
let resting: NodeJS.Timeout | undefined

const inTurn = oneAtATime()

/**
 * Draws a page in a child process that sees this file alone; at most one at a time. `key` names the bytes: pages that
 * follow are drawn by the same child. Never throws for what the file does.
 */
export function drawPage(wanted: Wanted): Promise<DrawnPage> {
  return inTurn(() => draw(wanted))
}

async function draw({ key, ...task }: Wanted): Promise<DrawnPage> {
  const child = childFor(key)
  try {
    const answer = Drawn.parse(await child.ask({ task: 'draw', ...task }))
    if (answer.outcome === 'refused') return { outcome: 'failed', why: answer.reason, said: '' }
    return { ...answer, webp: Buffer.from(answer.webp, 'base64') }
  } catch (error) {
    child.end()
    if (error instanceof ChildFault) return { outcome: 'failed', why: error.why, said: child.said }
    if (error instanceof z.ZodError)
      return { outcome: 'failed', why: 'crashed', said: error.message.slice(0, 4096) }
    throw error
  } finally {
    clearTimeout(leaving)
    leaving = setTimeout(dismiss, KEPT).unref()
    getReadyToDraw()
  }
}

function childFor(key: string): Child {
  if (current?.key === key && current.child.alive) return current.child
  dismiss()
  const child = spare?.alive ? spare : new Child(childProgram(), LIMITS)
  spare = undefined
  current = { key, child }
  return child
}

function dismiss(): void {
  current?.child.end()
  current = undefined
}

/** Has a child wait for the next file, since somebody looks at pages. It goes when nobody has for five minutes. */
export function getReadyToDraw(): void {
  clearTimeout(resting)
  resting = setTimeout(rest, READY).unref()
  if (spare?.alive) return
  const child = new Child(childProgram(), LIMITS)
  spare = child
  child.ask({ task: 'warm-up' }).catch(() => child.end())
}

function rest(): void {
  dismiss()
  spare?.end()
  spare = undefined
}
