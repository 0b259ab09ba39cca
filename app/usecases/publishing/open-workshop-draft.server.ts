import type { Audience } from '~/domain/access/access-policy'
import type { Staff } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import { type DocumentKind, type Life, lifeOf } from '~/domain/library/library-document'
import { inLocale, type Locale } from '~/domain/locale'
import { Programme } from '~/domain/workshops/workshop'
import { type ProgrammeRow, programmeRows } from '~/domain/workshops/workshop-draft'
import { db } from '~/storage/database.server'
import { dayOf } from '../library/cards.server'

type Texts = { title: string; summary: string; place: string; body: string }

export type WorkshopAtDesk = {
  id: string
  slug: string
  theme: string
  audience: Audience
  /** YYYY-MM-DD */
  heldOn: string | null
  position: number
  life: Life
  updatedAt: string
  title: string
  texts: Record<Locale, Texts>
  programme: ProgrammeRow[]
  documents: {
    id: string
    slug: string
    title: string
    kind: DocumentKind
    life: Life
    files: number
  }[]
}

const EMPTY: Texts = { title: '', summary: '', place: '', body: '' }

/** A workshop as its editors work on it; null when there is none. */
export async function openWorkshopDraft(
  _staff: Staff,
  id: string | undefined,
  lang: Locale,
  now: Date,
): Promise<WorkshopAtDesk | null> {
  if (!isId(id)) return null
  const row = await db().workshop.findUnique({
    where: { id },
    include: {
      texts: true,
      documents: { orderBy: [{ position: 'asc' }, { slug: 'asc' }], select: documentSelect },
    },
  })
  if (!row) return null
  const text = (its: Locale) => row.texts.find((one) => one.lang === its)
  const textsOf = (its: Locale): Texts => {
    const found = text(its)
    if (!found) return EMPTY
    const { title, summary, place, body } = found
    return { title, summary, place, body }
  }
  return {
    id,
    slug: row.slug,
    theme: row.theme,
    audience: row.audience as Audience,
    heldOn: dayOf(row.heldOn),
    position: row.position,
    life: lifeOf(row, now),
    updatedAt: row.updatedAt.toISOString(),
    title: inLocale(row.texts, lang)?.title ?? row.slug,
    texts: { fr: textsOf('fr'), en: textsOf('en') },
    programme: programmeRows(programmeOf(text('fr')), programmeOf(text('en'))),
    documents: row.documents.map((document) => ({
      id: document.id,
      slug: document.slug,
      title: inLocale(document.texts, lang)?.title ?? document.slug,
      kind: document.kind as DocumentKind,
      life: lifeOf(document, now),
      files: document.versions[0]?._count.files ?? 0,
    })),
  }
}

const documentSelect = {
  id: true,
  slug: true,
  kind: true,
  publishedAt: true,
  withdrawnAt: true,
  texts: { select: { lang: true, title: true } },
  versions: {
    orderBy: { number: 'desc' },
    take: 1,
    select: { _count: { select: { files: true } } },
  },
} as const

function programmeOf(text: { programme: unknown } | undefined): Programme {
  const read = Programme.safeParse(text?.programme ?? [])
  return read.success ? read.data : []
}
