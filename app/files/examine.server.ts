import type { FileFormat } from '~/domain/library/file-format'
import type { ReadingRefusal } from '~/domain/library/reading'
import { Examined } from './reading/child-messages'
import { askChild, childrenWork } from './reading/read-file.server'

/** Somebody waits for the answer. */
const LIMITS = { seconds: 20, cpuSeconds: 20, memoryMiB: 1024, fileMiB: 1, answerBytes: 64 * 1024 }

export type FileExamined =
  | { outcome: 'sound' }
  | { outcome: 'refused'; reason: ReadingRefusal }
  /** Nothing is known of it: no child can work here now. */
  | { outcome: 'unexamined' }

/**
 * Whether the inside of a file is what an honest one's is, found out by a child process within seconds: it opens,
 * without password, has no macros, and unpacks to what a machine can hold. One that ends the child, or takes longer,
 * is `broken`, when others work.
 */
export async function examineFile(file: string, format: FileFormat, program?: string): Promise<FileExamined> {
  const examined = await askChild({ task: 'examine', file, format }, Examined, { limits: LIMITS, program })
  if (examined.outcome !== 'failed') return examined
  return (await childrenWork(program)) ? { outcome: 'refused', reason: 'broken' } : { outcome: 'unexamined' }
}
