import { FILE_FORMATS, type FileFormat } from '~/domain/library/file-format'
import type { UploadRefusal } from '~/domain/library/upload'
import { examineFile } from '~/files/examine.server'
import { recogniseFile } from '~/files/file-kind.server'
import { scanFile } from '~/files/virus-scan.server'

export type Examined =
  | { outcome: 'sound'; format: FileFormat }
  | { outcome: 'refused'; reason: UploadRefusal }
  | { outcome: 'infected'; signature: string }
  /** What examines, or the scanner, without whose word nothing is sound, has not answered. */
  | { outcome: 'unanswered'; by: 'examiner' | 'scanner' }

const refused = (reason: UploadRefusal) => ({ outcome: 'refused', reason }) as const

/** What a file is by its own bytes, and whether its inside is what it should be (a child process looks); then whether the scanner knows it. */
export async function examineIncoming(file: string, name: string, bytes: number): Promise<Examined> {
  const kind = await recogniseFile(file, name)
  if (kind.outcome === 'refused') return refused(kind.reason)
  if (bytes > FILE_FORMATS[kind.format].mostBytes) return refused('too-large')
  const inside = await examineFile(file, kind.format)
  if (inside.outcome === 'refused') return inside
  if (inside.outcome === 'unexamined') return { outcome: 'unanswered', by: 'examiner' }
  const scanned = await scanFile(file)
  if (scanned.outcome === 'unanswered') return { outcome: 'unanswered', by: 'scanner' }
  return scanned.outcome === 'clean' ? { outcome: 'sound', format: kind.format } : scanned
}
