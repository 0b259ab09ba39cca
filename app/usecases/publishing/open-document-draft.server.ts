import type { Audience } from '~/domain/access/access-policy'
import type { Staff } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import type { GrantAtDesk } from '~/domain/library/grant-at-desk'
import {
  type DocumentKind,
  gatedDocument,
  type Licence,
  type Life,
  lifeOf,
} from '~/domain/library/library-document'
import { inLocale, type Locale } from '~/domain/locale'
import { db } from '~/storage/database.server'
import { ASKED_BY, grantAtDesk, guestsAmong } from '../access/grant-at-desk'
import { suspendedAmong } from '../access/suspended-address.server'
import { dayOf } from '../library/cards.server'

type Texts = { title: string; abstract: string; keywords: string[]; body: string }

export type DocumentAtDesk = {
  id: string
  slug: string
  kind: DocumentKind
  theme: string | null
  workshopId: string | null
  position: number
  licence: Licence
  /** Its own; null: the workshop's. */
  audience: Audience | null
  /** Whom it is for in the end. */
  strictest: Audience
  embargoUntil: string | null
  openPages: number
  showsCover: boolean
  shareable: boolean
  /** YYYY-MM-DD */
  datedOn: string | null
  authors: { name: string; affiliation: string }[]
  life: Life
  publishedAt: string | null
  withdrawalReason: string | null
  /** It is out, but nobody sees it before its workshop is. */
  waitsForWorkshop: { id: string; title: string } | null
  updatedAt: string
  title: string
  texts: Record<Locale, Texts>
  /** Of the newest version. */
  files: { name: string; format: string; bytes: number; language: string }[]
  grants: GrantAtDesk[]
}

const EMPTY: Texts = { title: '', abstract: '', keywords: [], body: '' }

/** A document as its editors work on it; null when there is none. */
export async function openDocumentDraft(
  _staff: Staff,
  id: string | undefined,
  lang: Locale,
  now: Date,
): Promise<DocumentAtDesk | null> {
  const row = isId(id) ? await readRow(id) : null
  if (!row) return null
  const workshop = row.workshop && { ...row.workshop, audience: row.workshop.audience as Audience }
  const thing = gatedDocument(
    { ...row, audience: row.audience as Audience | null, workshop },
    { grant: null, passes: [] },
  )
  const latest = row.versions[0]
  const suspended = await suspendedAmong(db(), guestsAmong(row.grants), now)
  return {
    id: row.id,
    slug: row.slug,
    kind: row.kind as DocumentKind,
    theme: row.theme,
    workshopId: row.workshopId,
    position: row.position,
    licence: row.licence as Licence,
    audience: row.audience as Audience | null,
    strictest: thing.audience,
    embargoUntil: row.embargoUntil?.toISOString() ?? null,
    openPages: row.openPages,
    showsCover: row.showsCover,
    shareable: row.shareable,
    datedOn: dayOf(row.datedOn),
    authors: row.authors.map(({ name, affiliation }) => ({ name, affiliation: affiliation ?? '' })),
    life: lifeOf(row, now),
    publishedAt: row.publishedAt?.toISOString() ?? null,
    withdrawalReason: row.withdrawalReason,
    waitsForWorkshop:
      row.workshop && (!row.workshop.publishedAt || row.workshop.publishedAt > now)
        ? { id: row.workshop.id, title: inLocale(row.workshop.texts, lang)?.title ?? row.workshop.slug }
        : null,
    updatedAt: row.updatedAt.toISOString(),
    title: inLocale(row.texts, lang)?.title ?? row.slug,
    texts: { fr: textsOf(row, 'fr'), en: textsOf(row, 'en') },
    files: (latest?.files ?? []).map((file) => ({ ...file, bytes: Number(file.bytes) })),
    grants: row.grants.map((grant) => grantAtDesk(grant, suspended, now)),
  }
}

type Row = NonNullable<Awaited<ReturnType<typeof readRow>>>

function readRow(id: string) {
  return db().libraryDocument.findUnique({
    where: { id },
    include: {
      workshop: { include: { texts: { select: { lang: true, title: true } } } },
      texts: { include: { body: true } },
      authors: { orderBy: { position: 'asc' } },
      versions: {
        orderBy: { number: 'desc' },
        take: 1,
        include: {
          files: {
            orderBy: { name: 'asc' },
            select: { name: true, format: true, bytes: true, language: true },
          },
        },
      },
      grants: { orderBy: { askedAt: 'desc' }, take: 200, include: ASKED_BY },
    },
  })
}

function textsOf(row: Row, lang: Locale): Texts {
  const found = row.texts.find((text) => text.lang === lang)
  if (!found) return EMPTY
  const { title, abstract, keywords, body } = found
  return { title, abstract, keywords, body: body?.markdown ?? '' }
}
