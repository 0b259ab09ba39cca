import { createReadStream } from 'node:fs'
import { drawnReading } from '~/domain/library/drawn-reading'
import { type FileFormat, isDrawnItself } from '~/domain/library/file-format'
import type { ReadFile } from '~/domain/library/reading'
import { isConverted, withConverted } from '~/files/reading/convert.server'
import { type ReadOutcome, readInChild } from '~/files/reading/read-file.server'
import { storeBlob, withBlobFile } from '~/storage/blobs.server'

const MOST_PDF = 300 * 1024 ** 2

export type BytesRead =
  | {
      outcome: 'read'
      file: ReadFile
      /** Of the bytes that its pages are drawn from; null: no pictures. */
      drawnFrom: string | null
      /** It should have been drawn, and could not be. */
      undrawn: boolean
    }
  | Exclude<ReadOutcome, { outcome: 'read' }>

/** Reads kept bytes in child processes; an office file is made a PDF of, where LibreOffice is, to be drawn from. */
export function readBytes(blobKey: string, format: FileFormat, stopping: AbortSignal): Promise<BytesRead> {
  return withBlobFile(blobKey, async (path): Promise<BytesRead> => {
    const own = await readInChild(path, format, stopping)
    if (own.outcome !== 'read') return own
    const { file } = own
    if (isDrawnItself(format)) return { outcome: 'read', file, drawnFrom: blobKey, undrawn: false }
    if (!isConverted(format)) return { outcome: 'read', file, drawnFrom: null, undrawn: false }
    const pdf = await withConverted(path, format, stopping, (made) => keepPdf(made, stopping))
    if (stopping.aborted) return { outcome: 'failed', why: 'stopped', said: '' }
    if (!pdf) return { outcome: 'read', file, drawnFrom: null, undrawn: true }
    return { outcome: 'read', file: drawnReading(file, pdf.file), drawnFrom: pdf.blobKey, undrawn: false }
  })
}

async function keepPdf(pdf: string, stopping: AbortSignal) {
  const read = await readInChild(pdf, 'pdf', stopping)
  if (read.outcome !== 'read') return null
  const { blobKey } = await storeBlob(createReadStream(pdf), { limitBytes: MOST_PDF })
  return { file: read.file, blobKey }
}
