import { type Audience, type GatedThing, gateReason, opens, type Pass } from '~/domain/access/access-policy'
import { isSignedIn, type Visitor } from '~/domain/access/visitor'
import { gatedDocument } from '~/domain/library/library-document'
import { standingOf } from '~/domain/membership/membership'
import type { Prisma } from '~/generated/prisma/client'

/** What of a document's row the gate needs to judge it for this visitor: whatever is gated reads these. */
export const gateFacts = (visitor: Visitor) =>
  ({
    audience: true,
    publishedAt: true,
    withdrawnAt: true,
    embargoUntil: true,
    shareable: true,
    workshop: { select: { audience: true, publishedAt: true } },
    grants: ownGrant(visitor),
    passes: ownPasses(visitor),
  }) satisfies Prisma.LibraryDocumentSelect

export type GateRow = Prisma.LibraryDocumentGetPayload<{ select: ReturnType<typeof gateFacts> }>

/** The row as the gate sees it. */
export function gated({ workshop, grants, passes, ...facts }: GateRow): GatedThing {
  return gatedDocument(
    {
      ...facts,
      audience: facts.audience as Audience | null,
      workshop: workshop && { ...workshop, audience: workshop.audience as Audience },
    },
    { grant: grants[0] ?? null, passes: passes.map(passOf) },
  )
}

/** This visitor's own asking and grant. */
export const ownGrant = (visitor: Visitor) => ({
  where: { memberId: isSignedIn(visitor) ? visitor.id : '' },
  // Without account there is none, and nothing is asked of the database.
  take: isSignedIn(visitor) ? 1 : 0,
  select: { askedAt: true, grantedAt: true, declinedAt: true, endsAt: true, answer: true },
})

/** What letters have opened to this browser; nothing is asked where none was opened. */
export const ownPasses = (visitor: Visitor) =>
  ({
    where: { sessionHash: visitor.reader ?? '' },
    take: visitor.reader ? 20 : 0,
    orderBy: { givenAt: 'desc' },
    select: { id: true, ...PASS_FACTS },
  }) satisfies Prisma.LibraryDocument$passesArgs

/** What tells whether a pass opens its document. */
export const PASS_FACTS = {
  givenAt: true,
  endsAt: true,
  revokedAt: true,
  grant: { select: { grantedAt: true, endsAt: true } },
  sharedBy: {
    select: {
      firstName: true,
      lastName: true,
      emailConfirmedAt: true,
      approvedAt: true,
      refusedAt: true,
      suspendedAt: true,
      deletionAskedAt: true,
    },
  },
} satisfies Prisma.GuestPassSelect

type PassRow = Prisma.GuestPassGetPayload<{ select: typeof PASS_FACTS }>

/** A pass as the gate sees it: a granted request's ends with its grant. */
export function passOf({ givenAt, endsAt, revokedAt, grant, sharedBy }: PassRow): Pass {
  return {
    from: grant ? 'request' : 'share',
    grantedAt: grant ? grant.grantedAt : givenAt,
    endsAt: grant ? grant.endsAt : endsAt,
    revokedAt,
    sharerActive: sharedBy !== null && standingOf(sharedBy) === 'active' && !sharedBy.deletionAskedAt,
  }
}

/** The pass by which this visitor reads what would be closed to him without; null when he needs none, or has none. */
export function passInUse(row: GateRow, visitor: Visitor, now: Date): (PassRow & { id: string }) | null {
  const thing = gated(row)
  if (gateReason({ ...thing, passes: [] }, visitor, now) === 'open') return null
  return row.passes.find((pass) => opens(passOf(pass), thing, now)) ?? null
}
