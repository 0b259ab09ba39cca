import { accessTo, gateReason } from '~/domain/access/access-policy'
import type { Visitor } from '~/domain/access/visitor'
import type { VersionPageView } from '~/domain/library/views'
import type { Locale } from '~/domain/locale'
import { isSlug } from '~/domain/slug'
import { db } from '~/storage/database.server'
import { countReading } from '../access/open-pass.server'
import { documentCardSelect, documentCards } from './cards.server'
import { gateOf } from './gate.server'
import { gated } from './gate-facts.server'
import { readVersion } from './insides.server'

export type OpenedVersion =
  | { outcome: 'opened'; view: VersionPageView }
  /** The document's own page says so. */
  | { outcome: 'withdrawn' }
  | { outcome: 'missing' }

/** A version as this visitor may see it. Which versions there are is known to who may read them. */
export async function openVersion(
  visitor: Visitor,
  slug: string,
  number: number,
  { lang, now }: { lang: Locale; now: Date },
): Promise<OpenedVersion> {
  const row = isSlug(slug)
    ? await db().libraryDocument.findUnique({ where: { slug }, select: documentCardSelect(visitor) })
    : null
  const [card] = row ? await documentCards([row], visitor, { lang, now }) : []
  if (!row || !card) return { outcome: 'missing' }
  const thing = gated(row)
  const reason = gateReason(thing, visitor, now)
  if (reason === 'withdrawn') return { outcome: 'withdrawn' }
  if (accessTo(thing, visitor, now) === 'full') {
    const read = await readVersion(row.id, number)
    if (read) await countReading(row, visitor, now)
    return read
      ? { outcome: 'opened', view: { card, number, access: 'full', ...read } }
      : { outcome: 'missing' }
  }
  if (reason === 'open') return { outcome: 'missing' }
  const gate = gateOf(thing, reason, visitor, row.grants[0] ?? null, now)
  return { outcome: 'opened', view: { card, number, access: 'teaser', gate } }
}
