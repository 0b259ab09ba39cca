import { GUEST, type Staff, type Visitor } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import type { DocumentView } from '~/domain/library/views'
import { inLocale, type Locale } from '~/domain/locale'
import { db } from '~/storage/database.server'
import { viewDocumentAs } from '../library/open-document.server'

export const PREVIEW_PERSONS = ['visitor', 'member', 'editor'] as const
export type PreviewPerson = (typeof PREVIEW_PERSONS)[number]

export type Preview = {
  title: string
  /** null: hidden from that person. */
  view: DocumentView | null
}

/** A document as a person of this kind would see it if it were published now; null when there is none. */
export async function previewDocument(
  staff: Staff,
  id: string | undefined,
  { person, lang }: { person: PreviewPerson; lang: Locale },
  now: Date,
): Promise<Preview | null> {
  if (!isId(id)) return null
  const row = await db().libraryDocument.findUnique({
    where: { id },
    select: { slug: true, texts: { select: { lang: true, title: true } } },
  })
  if (!row) return null
  const title = inLocale(row.texts, lang)?.title ?? row.slug
  return { title, view: await viewDocumentAs(id, standIn(person, staff), lang, now) }
}

/** A member without any grant: his id is nobody's. */
function standIn(person: PreviewPerson, staff: Staff): Visitor {
  if (person === 'editor') return staff
  return person === 'visitor' ? GUEST : { ...staff, id: '', kind: 'member', reader: undefined }
}
