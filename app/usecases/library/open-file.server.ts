import { fileAnswer, type GateReason, gateReason } from '~/domain/access/access-policy'
import { isStaff, type Visitor } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import type { FileFormat } from '~/domain/library/file-format'
import type { InLang } from '~/domain/library/views'
import type { Locale } from '~/domain/locale'
import { db } from '~/storage/database.server'
import { inLang } from './cards.server'
import { gated, gateFacts, passInUse } from './gate-facts.server'

export type AllowedFile = {
  name: string
  format: FileFormat
  /** Hexadecimal. */
  sha256: string
  blobKey: string
}

export type OpenedFile =
  /** `closed`: not for everybody, so that its opening stands in the audit trail; `pass`: what alone opens it. */
  | { outcome: 'send'; file: AllowedFile; counts: boolean; closed: boolean; pass: string | null }
  | { outcome: 'sign-in' }
  | {
      outcome: 'forbidden'
      document: { slug: string; title: InLang; reason: GateReason; until: string | null }
    }
  | { outcome: 'missing' }

/**
 * Whether this visitor may have the bytes of a file, asked for each request of them. Name, hash and place of the file
 * are read only after the answer is yes.
 */
export async function openFile(
  visitor: Visitor,
  fileId: string,
  lang: Locale,
  now: Date,
): Promise<OpenedFile> {
  const document = isId(fileId) ? await readDocumentOf(fileId, visitor) : null
  if (!document) return { outcome: 'missing' }
  const thing = gated(document)
  const outcome = fileAnswer(thing, visitor, now)
  if (outcome === 'forbidden') {
    const reason = gateReason(thing, visitor, now)
    const until = reason === 'embargo' ? (thing.embargoUntil?.toISOString() ?? null) : null
    return {
      outcome,
      document: { slug: document.slug, title: inLang(document.texts, lang, 'title'), reason, until },
    }
  }
  if (outcome !== 'send') return { outcome }
  const file = await db().storedFile.findUnique({
    where: { id: fileId },
    select: { name: true, format: true, sha256: true, blobKey: true },
  })
  if (!file) return { outcome: 'missing' }
  return {
    outcome,
    file: { ...file, format: file.format as FileFormat },
    counts: !isStaff(visitor),
    closed: thing.audience !== 'public',
    pass: passInUse(document, visitor, now)?.id ?? null,
  }
}

async function readDocumentOf(fileId: string, visitor: Visitor) {
  const file = await db().storedFile.findUnique({
    where: { id: fileId },
    select: {
      version: {
        select: {
          document: {
            select: {
              slug: true,
              texts: { select: { lang: true, title: true } },
              ...gateFacts(visitor),
            },
          },
        },
      },
    },
  })
  return file?.version.document ?? null
}

/** One more download of this file on this day (UTC); without person, address or device. */
export async function countDownload(fileId: string, now: Date): Promise<void> {
  const day = new Date(`${now.toISOString().slice(0, 10)}T00:00:00Z`)
  await db().downloadCount.upsert({
    where: { fileId_day: { fileId, day } },
    create: { fileId, day, count: 1 },
    update: { count: { increment: 1 } },
  })
}
