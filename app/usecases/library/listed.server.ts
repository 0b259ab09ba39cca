import { isSignedIn, isStaff, type Visitor } from '~/domain/access/visitor'
import type { Prisma } from '~/generated/prisma/client'

// The gate's table in SQL, so that hidden things are neither read nor counted. `accessTo` is asked again for each row.

/** Documents that lists name to this visitor: out, not withdrawn, and not for staff unless he is. */
export function listedDocuments(visitor: Visitor, now: Date): Prisma.LibraryDocumentWhereInput {
  const out: Prisma.LibraryDocumentWhereInput[] = [
    { publishedAt: { lte: now } },
    { OR: [{ withdrawnAt: null }, { withdrawnAt: { gt: now } }] },
    { OR: [{ workshopId: null }, { workshop: { publishedAt: { lte: now } } }] },
  ]
  if (isStaff(visitor)) return { AND: out }
  return {
    AND: [
      ...out,
      { OR: [{ audience: null }, { audience: { not: 'staff' } }] },
      { OR: [{ workshopId: null }, { workshop: { audience: { not: 'staff' } } }] },
    ],
  }
}

/** Of those, the documents that he may read in full. */
export function openDocuments(visitor: Visitor, now: Date): Prisma.LibraryDocumentWhereInput {
  const listed = listedDocuments(visitor, now)
  if (isStaff(visitor)) return listed
  const afterEmbargo = { OR: [{ embargoUntil: null }, { embargoUntil: { lte: now } }] }
  if (visitor.kind !== 'member') return { AND: [listed, afterEmbargo, forPublic] }
  return { AND: [listed, afterEmbargo, { OR: [forMembers, granted(visitor.id, now)] }] }
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

const granted = (memberId: string, now: Date): Prisma.LibraryDocumentWhereInput => ({
  grants: {
    some: { memberId, grantedAt: { lte: now }, OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
  },
})

/** Workshops that lists name to this visitor. */
export function listedWorkshops(visitor: Visitor, now: Date): Prisma.WorkshopWhereInput {
  return {
    publishedAt: { lte: now },
    OR: [{ withdrawnAt: null }, { withdrawnAt: { gt: now } }],
    ...(isStaff(visitor) ? {} : { audience: { not: 'staff' } }),
  }
}

/** This visitor's own asking and grant. */
export const ownGrant = (visitor: Visitor) => ({
  where: { memberId: isSignedIn(visitor) ? visitor.id : '' },
  select: { askedAt: true, grantedAt: true, declinedAt: true, endsAt: true },
})
