import { type Audience, fileAnswer, type GateReason, gateReason } from '~/domain/access/access-policy'
import { isStaff, type Visitor } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import type { FileFormat } from '~/domain/library/file-format'
import { gatedDocument } from '~/domain/library/library-document'
import type { InLang } from '~/domain/library/views'
import type { Locale } from '~/domain/locale'
import { db } from '~/storage/database.server'
import { inLang } from './cards.server'
import { ownGrant } from './listed.server'

export type AllowedFile = {
  name: string
  format: FileFormat
  /** Hexadecimal. */
  sha256: string
  blobKey: string
}

export type OpenedFile =
  /** `closed`: not for everybody, so that its opening stands in the audit trail. */
  | { outcome: 'send'; file: AllowedFile; counts: boolean; closed: boolean }
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
  const { workshop, grants, ...facts } = document
  const thing = gatedDocument(
    {
      ...facts,
      audience: facts.audience as Audience | null,
      workshop: workshop && { ...workshop, audience: workshop.audience as Audience },
    },
    grants[0] ?? null,
  )
  const outcome = fileAnswer(thing, visitor, now)
  if (outcome === 'forbidden') {
    const reason = gateReason(thing, visitor, now)
    const until = reason === 'embargo' ? (thing.embargoUntil?.toISOString() ?? null) : null
    return {
      outcome,
      document: { slug: facts.slug, title: inLang(facts.texts, lang, 'title'), reason, until },
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
              audience: true,
              publishedAt: true,
              withdrawnAt: true,
              embargoUntil: true,
              texts: { select: { lang: true, title: true } },
              workshop: { select: { audience: true, publishedAt: true } },
              grants: ownGrant(visitor),
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
