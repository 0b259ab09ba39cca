import { z } from 'zod'
import type { DocumentsQuestion } from '~/domain/api/questions'
import type { Prisma } from '~/generated/prisma/client'
import { listedDocuments, openDocuments } from '../library/listed.server'
import { readPlace, signPlace } from '../machines/signed-place.server'
import { type Asked, type TellableDocument, tellDocuments } from './document-entries.server'

const PURPOSE = 'api-documents'

/** Before or after which document a page begins. */
const Place = z.object({ way: z.enum(['on', 'back']), at: z.number(), id: z.string() })
type Place = z.infer<typeof Place>

export type ListedDocuments =
  | {
      outcome: 'listed'
      items: TellableDocument['entry'][]
      /** Keys of the pages after and before this one. */
      next: string | null
      previous: string | null
    }
  | { outcome: 'no-such-page' }

/** A page of the library, the newest first, as this visitor may know of it. */
export async function listDocumentsToPrograms(
  question: DocumentsQuestion,
  asked: Asked,
): Promise<ListedDocuments> {
  const { limit, page } = question
  const place = page === undefined ? null : readPlace(PURPOSE, page, Place)
  if (page !== undefined && !place) return { outcome: 'no-such-page' }
  const back = place?.way === 'back'
  const direction = back ? 'asc' : 'desc'
  const listed = question.access === 'open' ? openDocuments : listedDocuments
  const found = await tellDocuments(
    {
      where: { AND: [listed(asked.visitor, asked.now), narrowedTo(question), beyond(place)] },
      orderBy: [{ publishedAt: direction }, { id: direction }],
      take: limit + 1,
    },
    asked,
  )
  const shown = found.slice(0, limit)
  const more = found.length > limit
  if (back) shown.reverse()
  return {
    outcome: 'listed',
    items: shown.map(({ entry }) => entry),
    next: back || more ? keyOf('on', shown.at(-1)) : null,
    previous: (back ? more : place !== null) ? keyOf('back', shown[0]) : null,
  }
}

function keyOf(way: Place['way'], from: TellableDocument | undefined): string | null {
  if (!from?.publishedAt) return null
  return signPlace(PURPOSE, { way, at: from.publishedAt.getTime(), id: from.entry.id } satisfies Place)
}

function beyond(place: Place | null): Prisma.LibraryDocumentWhereInput {
  if (!place) return {}
  const [at, id] = [new Date(place.at), place.id]
  // The first bound lets the index begin there, the second is exact.
  if (place.way === 'on')
    return {
      publishedAt: { lte: at },
      OR: [{ publishedAt: { lt: at } }, { publishedAt: at, id: { lt: id } }],
    }
  return { publishedAt: { gte: at }, OR: [{ publishedAt: { gt: at } }, { publishedAt: at, id: { gt: id } }] }
}

function narrowedTo({
  theme,
  kind,
  workshop,
  language,
}: DocumentsQuestion): Prisma.LibraryDocumentWhereInput {
  return {
    theme,
    kind,
    ...(workshop === undefined ? {} : { workshop: { slug: workshop } }),
    ...(language === undefined ? {} : { versions: { some: { files: { some: { language } } } } }),
  }
}
