import { isStaff, type Visitor } from '~/domain/access/visitor'
import type { Prisma } from '~/generated/prisma/client'
import { WITH_STANDING } from '../members/standing-filter'

// The gate's table in SQL, so that hidden things are neither read nor counted. `accessTo` is asked again for each row.

/** Documents that lists name to this visitor: out, not withdrawn, and not for staff unless he is. */
export function listedDocuments(visitor: Visitor, now: Date): Prisma.LibraryDocumentWhereInput {
  return {
    AND: [
      ...outDocuments(now),
      { OR: [{ withdrawnAt: null }, { withdrawnAt: { gt: now } }] },
      ...(isStaff(visitor) ? [] : notForStaff),
    ],
  }
}

/** Documents whose pages a guest may open, the tombstones of those that were withdrawn included. */
export function pagesForGuests(now: Date): Prisma.LibraryDocumentWhereInput {
  return { AND: [...outDocuments(now), ...notForStaff] }
}

const outDocuments = (now: Date): Prisma.LibraryDocumentWhereInput[] => [
  { publishedAt: { lte: now } },
  { OR: [{ workshopId: null }, { workshop: { publishedAt: { lte: now } } }] },
]

const notForStaff: Prisma.LibraryDocumentWhereInput[] = [
  { OR: [{ audience: null }, { audience: { not: 'staff' } }] },
  { OR: [{ workshopId: null }, { workshop: { audience: { not: 'staff' } } }] },
]

/** Of those, the documents that he may read in full. */
export function openDocuments(visitor: Visitor, now: Date): Prisma.LibraryDocumentWhereInput {
  const listed = listedDocuments(visitor, now)
  if (isStaff(visitor)) return listed
  const afterEmbargo = { OR: [{ embargoUntil: null }, { embargoUntil: { lte: now } }] }
  const own = visitor.kind === 'member' ? [forMembers, granted(visitor.id, now)] : [forPublic]
  const passed = visitor.reader ? passes(visitor.reader, now) : []
  return { AND: [listed, afterEmbargo, { OR: [...own, ...passed] }] }
}

// Without an audience of its own a document takes its workshop's, and without a workshop it is for members.
const forPublic: Prisma.LibraryDocumentWhereInput = {
  OR: [
    { audience: 'public', workshopId: null },
    { OR: [{ audience: 'public' }, { audience: null }], workshop: { audience: 'public' } },
  ],
}

const forMembers: Prisma.LibraryDocumentWhereInput = {
  AND: [
    { OR: [{ audience: null }, { audience: { in: ['public', 'members'] } }] },
    { OR: [{ workshopId: null }, { workshop: { audience: { in: ['public', 'members'] } } }] },
  ],
}

const running = (now: Date) => ({ grantedAt: { lte: now }, OR: [{ endsAt: null }, { endsAt: { gt: now } }] })

const granted = (memberId: string, now: Date): Prisma.LibraryDocumentWhereInput => ({
  grants: { some: { memberId, ...running(now) } },
})

/** What passes that were opened in this browser let in to: see `opens` of the access policy. */
function passes(sessionHash: string, now: Date): Prisma.LibraryDocumentWhereInput[] {
  const unrevoked = { sessionHash, OR: [{ revokedAt: null }, { revokedAt: { gt: now } }] }
  return [
    { AND: [forRequest, { passes: { some: { ...unrevoked, grant: running(now) } } }] },
    {
      AND: [forMembers, { shareable: true }],
      passes: {
        some: {
          ...unrevoked,
          endsAt: { gt: now },
          sharedBy: { ...WITH_STANDING.active, deletionAskedAt: null },
        },
      },
    },
  ]
}

/** One of its two audiences says so, and neither is for staff, which lists leave out. */
const forRequest: Prisma.LibraryDocumentWhereInput = {
  OR: [{ audience: 'by-request' }, { workshop: { audience: 'by-request' } }],
}

/** Workshops that lists name to this visitor. */
export function listedWorkshops(visitor: Visitor, now: Date): Prisma.WorkshopWhereInput {
  return {
    publishedAt: { lte: now },
    OR: [{ withdrawnAt: null }, { withdrawnAt: { gt: now } }],
    ...(isStaff(visitor) ? {} : { audience: { not: 'staff' } }),
  }
}
