import { createHmac, randomBytes } from 'node:crypto'
import type { Visitor } from '~/domain/access/visitor'
import { MOST_READ_DAYS } from '~/domain/library/most-read'
import type { DocumentCard } from '~/domain/library/views'
import type { Locale } from '~/domain/locale'
import { addReader, mostReadListed, rankMostRead } from '~/storage/readers.server'
import { cardsOf } from './cards-of.server'

const DAY = 24 * 3_600_000
/** Beyond so many of them, this process forgets all that it remembers. */
const MOST_REMEMBERED = 200_000

/** Of this process and never written: what is remembered of a reader ends with it. */
const secret = randomBytes(32)
/** Document → fingerprint of a reader → the last day on which he read it. */
let remembered = new Map<string, Map<string, number>>()
let howMany = 0
let today = 0

/**
 * Counts a reader of a document, once a day. Kept are numbers by document and day alone: who it was is remembered by
 * this process for thirty days, as a fingerprint that is another one for each document.
 */
export async function noteReader(documentId: string, reader: string, now: Date): Promise<void> {
  const day = Math.floor(now.getTime() / DAY)
  if (day !== today || howMany >= MOST_REMEMBERED) forget(day)
  const readers = remembered.get(documentId) ?? new Map<string, number>()
  remembered.set(documentId, readers)
  const fingerprint = createHmac('sha256', secret).update(`${documentId} ${reader}`).digest('base64')
  if (readers.get(fingerprint) === day) return
  if (!readers.has(fingerprint)) howMany += 1
  readers.set(fingerprint, day)
  await addReader(documentId, now.toISOString().slice(0, 10), readers.size)
}

/** A new day has begun, or it has become too much. */
function forget(day: number): void {
  const kept = howMany >= MOST_REMEMBERED ? [] : [...remembered]
  remembered = new Map(
    kept.map(([id, readers]) => [
      id,
      new Map([...readers].filter(([, last]) => last > day - MOST_READ_DAYS)),
    ]),
  )
  howMany = [...remembered.values()].reduce((sum, { size }) => sum + size, 0)
  today = day
}

/** Ranks anew what was read most in the last thirty days. */
export const rankReadings = (now: Date): Promise<void> =>
  rankMostRead(new Date(now.getTime() - MOST_READ_DAYS * DAY))

export type MostRead = { card: DocumentCard; reads: number }[]

/** What was read most, of what this visitor may know of. */
export async function listMostRead(visitor: Visitor, lang: Locale, now: Date): Promise<MostRead> {
  const ranked = await mostReadListed(visitor, now)
  const cards = await cardsOf(
    ranked.map(({ id }) => id),
    { visitor, lang, now },
  )
  const reads = new Map(ranked.map(({ slug, reads: n }) => [slug, n]))
  return cards.map((card) => ({ card, reads: reads.get(card.slug) ?? 0 }))
}
