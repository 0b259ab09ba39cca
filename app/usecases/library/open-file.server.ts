import { fileAnswer, type GateReason, gateReason } from '~/domain/access/access-policy'
import { isStaff } from '~/domain/access/visitor'
import type { FileFormat } from '~/domain/library/file-format'
import type { InLang } from '~/domain/library/views'
import type { Locale } from '~/domain/locale'
import { db } from '~/storage/database.server'
import { addDownload } from '~/storage/gated-file.server'
import { inLang } from './cards.server'
import { type Asking, fileAtGate } from './file-gate.server'
import { passInUse } from './gate-facts.server'

export type AllowedFile = {
  name: string
  format: FileFormat
  /** Hexadecimal. */
  sha256: string
  blobKey: string
}

export type OpenedFile =
  /** `closed`: not for everybody, so that its opening stands in the audit trail; `pass`: what alone opens it. */
  | {
      outcome: 'send'
      documentId: string
      file: AllowedFile
      counts: boolean
      closed: boolean
      pass: string | null
    }
  | { outcome: 'sign-in' }
  | {
      outcome: 'forbidden'
      document: { slug: string; title: InLang; reason: GateReason; until: string | null }
    }
  | { outcome: 'missing' }

/**
 * Whether this visitor may have the bytes of a file, asked for each request of them. Name, hash and place of the file
 * are told only when the answer is yes.
 */
export async function openFile(asking: Asking, fileId: string, lang: Locale, now: Date): Promise<OpenedFile> {
  const found = await fileAtGate(asking, fileId)
  if (!found) return { outcome: 'missing' }
  const { visitor, document, thing, file } = found
  const outcome = fileAnswer(thing, visitor, now)
  if (outcome === 'forbidden') {
    const reason = gateReason(thing, visitor, now)
    const until = reason === 'embargo' ? (thing.embargoUntil?.toISOString() ?? null) : null
    return { outcome, document: { ...(await cardOf(document.id, lang)), reason, until } }
  }
  if (outcome !== 'send') return { outcome }
  return {
    outcome,
    documentId: document.id,
    file,
    counts: !isStaff(visitor),
    closed: thing.audience !== 'public',
    pass: passInUse(document, visitor, now)?.id ?? null,
  }
}

/** What the page that refuses says of the document, as its teaser does. */
async function cardOf(documentId: string, lang: Locale): Promise<{ slug: string; title: InLang }> {
  const { slug, texts } = await db().libraryDocument.findUniqueOrThrow({
    where: { id: documentId },
    select: { slug: true, texts: { select: { lang: true, title: true } } },
  })
  return { slug, title: inLang(texts, lang, 'title') }
}

/** One more download of this file on this day (UTC); without person, address or device. */
export const countDownload = (fileId: string, now: Date): Promise<void> =>
  addDownload(fileId, now.toISOString().slice(0, 10))
