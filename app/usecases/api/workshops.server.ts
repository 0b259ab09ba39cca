import { z } from 'zod'
import type { WorkshopEntry, WorkshopWhole } from '~/domain/api/answers'
import type { WorkshopsQuestion } from '~/domain/api/questions'
import type { WorkshopCard } from '~/domain/library/views'
import type { Locale } from '~/domain/locale'
import { paths } from '~/paths'
import { listedDocuments } from '../library/listed.server'
import { listWorkshops, openWorkshop } from '../library/workshops.server'
import { readPlace, signPlace } from '../machines/signed-place.server'
import { type Asked, absolute, tellDocuments } from './document-entries.server'

const PURPOSE = 'api-workshops'
const Place = z.object({ from: z.int().min(0) })

/** A centre holds a few workshops a year. */
const MOST = 5000

type Entry = z.input<typeof WorkshopEntry>
export type ListedWorkshops =
  | { outcome: 'listed'; items: Entry[]; next: string | null; previous: string | null }
  | { outcome: 'no-such-page' }

/** A page of the workshops that this visitor may know of, in the order of their page. */
export async function listWorkshopsToPrograms(
  { limit, page }: WorkshopsQuestion,
  { visitor, lang, now }: Asked,
): Promise<ListedWorkshops> {
  const place = page === undefined ? { from: 0 } : readPlace(PURPOSE, page, Place)
  if (!place) return { outcome: 'no-such-page' }
  const all = await listWorkshops(visitor, lang, now, { most: MOST })
  const { from } = place
  const keyOf = (start: number) => signPlace(PURPOSE, { from: start })
  return {
    outcome: 'listed',
    items: all.slice(from, from + limit).map((card) => entryOf(card, lang)),
    next: from + limit < all.length ? keyOf(from + limit) : null,
    previous: from > 0 ? keyOf(Math.max(0, from - limit)) : null,
  }
}

export type OpenedWorkshop =
  | { outcome: 'opened'; workshop: z.input<typeof WorkshopWhole> }
  | { outcome: 'withdrawn' }
  | { outcome: 'missing' }

/** One workshop with its programme and the cards of its documents. */
export async function openWorkshopToPrograms(slug: string, asked: Asked): Promise<OpenedWorkshop> {
  const { visitor, lang, now } = asked
  const view = await openWorkshop(visitor, slug, lang, now)
  if (!view) return { outcome: 'missing' }
  if (view.access === 'tombstone') return { outcome: 'withdrawn' }
  const documents = await tellDocuments(
    {
      where: { AND: [{ workshop: { slug } }, listedDocuments(visitor, now)] },
      orderBy: [{ position: 'asc' }, { slug: 'asc' }],
    },
    asked,
  )
  const programme = view.programme.lines.map(({ time, title, speaker, document }) => ({
    ...{ time, title, speaker },
    document: document?.slug ?? null,
  }))
  const items = documents.map(({ entry }) => entry)
  return {
    outcome: 'opened',
    workshop: { ...entryOf(view.card, lang), body: view.body, programme, items },
  }
}

function entryOf(card: WorkshopCard, lang: Locale): Entry {
  const { slug, title, summary, place, theme, date, documents } = card
  return {
    ...{ slug, title, summary, place, date, documents },
    theme: theme && { key: theme.key, name: theme.name },
    page: absolute(paths.workshop(lang, slug)),
    url: absolute(paths.api(`/workshops/${slug}`)),
  }
}
