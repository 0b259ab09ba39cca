import { config } from '~/config.server'
import { accessTo, gateReason } from '~/domain/access/access-policy'
import type { Visitor } from '~/domain/access/visitor'
import type { ReaderAsked, ReadingView } from '~/domain/library/reader'
import type { Locale } from '~/domain/locale'
import { isSlug } from '~/domain/slug'
import { paths } from '~/paths'
import { db } from '~/storage/database.server'
import { countReading } from '../access/open-pass.server'
import { type DocumentCardRow, documentCard, documentCardSelect, readThemes } from './cards.server'
import { gateOf } from './gate.server'
import { gated, passInUse } from './gate-facts.server'
import { openBook } from './open-book.server'
import { coversOf } from './readable-files.server'

export type OpenedReader =
  /** `closed`: the file, when it is not for everybody, so that its opening stands in the audit trail; `pass`: what alone opens it. */
  | {
      outcome: 'opened'
      view: ReadingView
      documentId: string
      closed: string | null
      pass: string | null
    }
  /** Its page says so. */
  | { outcome: 'withdrawn' }
  | { outcome: 'missing' }

/**
 * The reader of a document as this visitor may see it. Files and pages are read only as far as the gate says; what
 * lies beyond is not asked of the database.
 */
export async function openReader(
  visitor: Visitor,
  slug: string,
  asked: ReaderAsked,
  { lang, now }: { lang: Locale; now: Date },
): Promise<OpenedReader> {
  const row = isSlug(slug) ? await readRow(slug, visitor) : null
  if (!row) return { outcome: 'missing' }
  const thing = gated(row)
  const access = accessTo(thing, visitor, now)
  if (access === 'hidden') return { outcome: 'missing' }
  const reason = gateReason(thing, visitor, now)
  if (reason === 'withdrawn') return { outcome: 'withdrawn' }
  const opened = await openBook(row, { access, asked, lang })
  if (!opened) return { outcome: 'missing' }
  const { file, inside } = opened
  const gate = reason === 'open' ? null : gateOf(thing, reason, visitor, row.grants[0] ?? null, now)
  await countReading(row, visitor, now)
  const frame = await frameOf(row, visitor, lang, now)
  return {
    outcome: 'opened',
    documentId: row.id,
    view: { ...frame, language: file?.language ?? lang, gate, ...inside },
    closed: file && access === 'full' && thing.audience !== 'public' ? file.id : null,
    pass: passInUse(row, visitor, now)?.id ?? null,
  }
}

const readRow = (slug: string, visitor: Visitor) =>
  db().libraryDocument.findUnique({ where: { slug }, select: documentCardSelect(visitor) })

async function frameOf(row: DocumentCardRow, visitor: Visitor, lang: Locale, now: Date) {
  const [themes, covers] = await Promise.all([readThemes(lang), coversOf([row], lang)])
  return {
    card: documentCard(row, visitor, { lang, themes, now, covers }),
    address: config().origin + paths.document(lang, row.slug),
  }
}
