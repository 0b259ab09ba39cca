import path from 'node:path'
import { z } from 'zod'
import type { FileFormat } from '~/domain/library/file-format'
import { Child, ChildFault, type ChildLimits } from './child.server'
import { type ChildTask, Read } from './child-messages'
import { oneAtATime } from './one-at-a-time'

/** Built beside the server: see vite.config.ts. */
export const childProgram = (): string => path.resolve('build/server/reading-child.js')

const LIMITS: ChildLimits = {
  seconds: 120,
  cpuSeconds: 120,
  memoryMiB: 1024,
  fileMiB: 1,
  answerBytes: 48 * 1024 ** 2,
}

type Failed = { outcome: 'failed'; why: ChildFault['why']; said: string }

export type ReadOutcome = Read | Failed

const inTurn = oneAtATime()

/** Reads a file in a child process of its own; at most one at a time. Never throws for what the file does. */
export function readInChild(file: string, format: FileFormat, stopping: AbortSignal): Promise<ReadOutcome> {
  return inTurn(() => askChild({ task: 'read', file, format }, Read, { limits: LIMITS, stopping }))
}

const Ready = z.object({ outcome: z.literal('ready') })

/**
 * Whether children can work on this machine now. When they cannot (no memory, the program is just being replaced), a
 * file that ended one has done nothing to be blamed for.
 */
export async function childrenWork(program?: string): Promise<boolean> {
  const { outcome } = await askChild({ task: 'warm-up' }, Ready, { limits: LIMITS, program })
  return outcome === 'ready'
}

type Asking = { limits: ChildLimits; stopping?: AbortSignal; program?: string }

/** One task for one child, which then ends. Its answer is parsed before anybody sees it. */
export async function askChild<T>(
  task: ChildTask,
  answers: z.ZodType<T>,
  { limits, stopping, program = childProgram() }: Asking,
): Promise<T | Failed> {
  const child = new Child(program, limits)
  const stop = () => child.end('stopped')
  stopping?.addEventListener('abort', stop)
  try {
    return answers.parse(await child.ask(task))
  } catch (error) {
    if (error instanceof ChildFault) return { outcome: 'failed', why: error.why, said: child.said }
    if (error instanceof z.ZodError)
      return { outcome: 'failed', why: 'crashed', said: error.message.slice(0, 4096) }
    throw error
  } finally {
    stopping?.removeEventListener('abort', stop)
    child.end()
  }
}
