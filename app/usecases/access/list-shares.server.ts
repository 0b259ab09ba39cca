import { accessTo } from '~/domain/access/access-policy'
import { GUEST, type SignedIn, type Staff } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import { inLocale, type Locale } from '~/domain/locale'
import type { Prisma } from '~/generated/prisma/client'
import { db } from '~/storage/database.server'
import { gated, PASS_FACTS, passOf } from '../library/gate-facts.server'
import { namedDocument } from './gated-document.server'

const MOST = 200

export type ShareRow = {
  id: string
  document: { slug: string; title: string }
  /** Full name. */
  sharer: string
  email: string
  /** `closed`: it goes on, but the document does not open to it now. */
  state: 'sent' | 'opened' | 'closed' | 'ended' | 'revoked'
  endsAt: string
  openings: number
  lastUsedAt: string | null
}

/** What this person has shared, the newest first; what has ended stays for a month. */
export const listOwnShares = (person: SignedIn, lang: Locale, now: Date): Promise<ShareRow[]> =>
  list({ sharedById: person.id }, lang, now)

/** What members have shared of a document. */
export const listSharesOf = async (
  _staff: Staff,
  documentId: string | undefined,
  lang: Locale,
  now: Date,
): Promise<ShareRow[]> => (isId(documentId) ? list({ documentId, sharedById: { not: null } }, lang, now) : [])

const SHARE = {
  ...PASS_FACTS,
  id: true,
  email: true,
  linkUsedAt: true,
  openings: true,
  lastUsedAt: true,
  document: { select: namedDocument(GUEST) },
} satisfies Prisma.GuestPassSelect
type Share = Prisma.GuestPassGetPayload<{ select: typeof SHARE }>

async function list(where: Prisma.GuestPassWhereInput, lang: Locale, now: Date): Promise<ShareRow[]> {
  const rows = await db().guestPass.findMany({
    where,
    orderBy: [{ givenAt: 'desc' }, { id: 'asc' }],
    take: MOST,
    select: SHARE,
  })
  return rows.map((row) => ({
    id: row.id,
    document: {
      slug: row.document.slug,
      title: inLocale(row.document.texts, lang)?.title ?? row.document.slug,
    },
    sharer: row.sharedBy ? `${row.sharedBy.firstName} ${row.sharedBy.lastName}` : '',
    email: row.email,
    state: stateOf(row, now),
    endsAt: (row.endsAt ?? row.givenAt).toISOString(),
    openings: row.openings,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  }))
}

function stateOf(row: Share, now: Date): ShareRow['state'] {
  if (row.revokedAt) return 'revoked'
  if (row.endsAt && row.endsAt <= now) return 'ended'
  const thing = { ...gated(row.document), passes: [passOf(row)] }
  if (accessTo(thing, GUEST, now) !== 'full') return 'closed'
  return row.linkUsedAt || row.openings ? 'opened' : 'sent'
}
