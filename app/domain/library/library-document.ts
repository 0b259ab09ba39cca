import type { Audience, GatedThing } from '../access/access-policy'
import { laterPublication, strictestAudience } from '../access/access-policy'

export const DOCUMENT_KINDS = [
  'presentation',
  'report',
  'survey',
  'watch',
  'minutes',
  'article',
  'dataset',
  'other',
] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

/** Codes as SPDX writes them where SPDX has one. */
export const LICENCES = [
  'CC-BY-4.0',
  'CC-BY-SA-4.0',
  'CC-BY-NC-4.0',
  'etalab-2.0',
  'all-rights-reserved',
] as const
export type Licence = (typeof LICENCES)[number]

/** Where a document stands, as the desk shows it. */
export type Life = 'draft' | 'scheduled' | 'published' | 'withdrawn'

export type LifeFacts = { publishedAt: Date | null; withdrawnAt: Date | null }

export function lifeOf(facts: LifeFacts, now: Date): Life {
  if (facts.withdrawnAt && facts.withdrawnAt <= now) return 'withdrawn'
  if (!facts.publishedAt) return 'draft'
  return facts.publishedAt > now ? 'scheduled' : 'published'
}

type DocumentGateFacts = {
  audience: Audience | null
  publishedAt: Date | null
  withdrawnAt: Date | null
  embargoUntil: Date | null
  shareable: boolean
  workshop: { audience: Audience; publishedAt: Date | null } | null
}

/** A document as the gate sees it: its own facts and its workshop's, the strictest of each, and this visitor's rights. */
export function gatedDocument(
  facts: DocumentGateFacts,
  { grant, passes }: Pick<GatedThing, 'grant' | 'passes'>,
): GatedThing {
  return {
    audience: strictestAudience(facts.audience, facts.workshop?.audience ?? null),
    publishedAt: laterPublication(facts.publishedAt, facts.workshop?.publishedAt),
    withdrawnAt: facts.withdrawnAt,
    embargoUntil: facts.embargoUntil,
    shareable: facts.shareable,
    grant,
    passes,
  }
}
