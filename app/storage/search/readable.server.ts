import { isStaff, type Visitor } from '~/domain/access/visitor'
import { Prisma } from '~/generated/prisma/client'

// The gate's table once more, over the row `s` of SearchDocument, which has the strictest audience and the later date
// already. tests/database/search-gate.test.ts holds it against accessTo.

/** Documents that searches name to this visitor, as lists do: out, not withdrawn, and not for staff unless he is. */
export function listedRows(visitor: Visitor, now: Date): Prisma.Sql {
  const out = Prisma.sql`s."outAt" <= ${now} and (s."withdrawnAt" is null or s."withdrawnAt" > ${now})`
  return isStaff(visitor) ? out : Prisma.sql`${out} and s."audience" <> 'staff'`
}

/** Whether he may read all of a listed row: what `accessTo` answers with `full`. */
export function readableRows(visitor: Visitor, now: Date): Prisma.Sql {
  if (isStaff(visitor)) return Prisma.sql`true`
  const own =
    visitor.kind === 'member'
      ? [Prisma.sql`s."audience" in ('public', 'members')`, granted(visitor.id, now)]
      : [Prisma.sql`s."audience" = 'public'`]
  const passed = visitor.reader ? passes(visitor.reader, now) : []
  return Prisma.sql`((s."embargoUntil" is null or s."embargoUntil" <= ${now}) and (${Prisma.join([...own, ...passed], ' or ')}))`
}

const running = (now: Date) =>
  Prisma.sql`g."grantedAt" <= ${now} and (g."endsAt" is null or g."endsAt" > ${now})`

const granted = (memberId: string, now: Date) => Prisma.sql`
  (s."audience" = 'by-request' and s."documentId" in (
    select g."documentId" from "AccessGrant" g where g."memberId" = ${memberId} and ${running(now)}))`

/** What passes that were opened in this browser let in to: see `opens` of the access policy. */
function passes(sessionHash: string, now: Date): Prisma.Sql[] {
  const unrevoked = Prisma.sql`p."sessionHash" = ${sessionHash} and (p."revokedAt" is null or p."revokedAt" > ${now})`
  return [
    Prisma.sql`(s."audience" = 'by-request' and s."documentId" in (
      select p."documentId" from "GuestPass" p join "AccessGrant" g on g."id" = p."grantId"
      where ${unrevoked} and ${running(now)}))`,
    Prisma.sql`(s."audience" = 'members' and s."shareable" and s."documentId" in (
      select p."documentId" from "GuestPass" p join "Member" m on m."id" = p."sharedById"
      where ${unrevoked} and p."grantId" is null and p."givenAt" <= ${now} and (p."endsAt" is null or p."endsAt" > ${now})
        and m."suspendedAt" is null and m."refusedAt" is null and m."emailConfirmedAt" is not null
        and m."approvedAt" is not null and m."deletionAskedAt" is null))`,
  ]
}
