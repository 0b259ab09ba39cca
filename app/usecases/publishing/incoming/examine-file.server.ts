import { FILE_FORMATS, type FileFormat } from '~/domain/library/file-format'
import type { UploadRefusal } from '~/domain/library/upload'
import { archiveFault } from '~/files/archive-check.server'
import { examineFile } from '~/files/examine.server'
import { recogniseFile } from '~/files/file-kind.server'
import { scanFile } from '~/files/virus-scan.server'

export type Examined =
  | { outcome: 'sound'; format: FileFormat }
  | { outcome: 'refused'; reason: UploadRefusal }
  | { outcome: 'infected'; signature: string }
  /** The scanner, without whose word nothing is sound, has not answered. */
  | { outcome: 'unanswered' }

const refused = (reason: UploadRefusal) => ({ outcome: 'refused', reason }) as const

/** What a file is by its own bytes, and whether its inside is what it should be; the quick questions first. */
export async function examineIncoming(file: string, name: string, bytes: number): Promise<Examined> {
  const kind = await recogniseFile(file, name)
  if (kind.outcome === 'refused') return refused(kind.reason)
  const { archive, mostBytes } = FILE_FORMATS[kind.format]
  if (bytes > mostBytes) return refused('too-large')
  const fault = archive ? await archiveFault(file) : null
  if (fault) return refused(fault)
  const scanned = await scanFile(file)
  if (scanned.outcome !== 'clean') return scanned
  const inside = await examineFile(file, kind.format)
  return inside.outcome === 'sound' ? { outcome: 'sound', format: kind.format } : inside
}
