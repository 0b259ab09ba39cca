import type { Admin, Staff } from '~/domain/access/visitor'
import type { Locale } from '~/domain/locale'
import { db } from '~/storage/database.server'
import { WAITING } from './access/tell-staff.server'
import { type AuditRow, latestActs } from './audit-trail.server'
import { countApplicants, longestWaiting, type MemberRow } from './members/list-members.server'
import { countUndelivered } from './outbox.server'

const LATEST = 8
const QUEUE = 5

export type DeskOverview = {
  firstName: string
  publishing: {
    drafts: number
    scheduled: number
    published: number
    workshops: number
    accessRequests: number
  }
  /** For admins only. */
  people: { waiting: number; members: number; undelivered: number; queue: MemberRow[] } | null
  latest: { everybodys: boolean; rows: AuditRow[] }
}

type Seen = { lang: Locale; withTrail: boolean }

/**
 * What waits for somebody at the desk, and what was done last: by himself, or, for an admin `withTrail`, by everybody
 * (the audit trail opens only to who has just proved that it is he).
 */
export async function overlookDesk(
  person: Staff,
  { lang, withTrail }: Seen,
  now: Date,
): Promise<DeskOverview> {
  const everybodys = withTrail && person.kind === 'admin'
  const documents = db().libraryDocument
  const [drafts, scheduled, published, workshops, accessRequests, people, rows] = await Promise.all([
    documents.count({ where: { publishedAt: null, withdrawnAt: null } }),
    documents.count({ where: { publishedAt: { gt: now }, withdrawnAt: null } }),
    documents.count({ where: { publishedAt: { lte: now }, withdrawnAt: null } }),
    db().workshop.count({ where: { withdrawnAt: null } }),
    db().accessGrant.count({ where: WAITING }),
    person.kind === 'admin' ? overlookPeople(person, now) : null,
    latestActs(everybodys ? null : person, LATEST, lang),
  ])
  return {
    firstName: person.firstName,
    publishing: { drafts, scheduled, published, workshops, accessRequests },
    people,
    latest: { everybodys, rows },
  }
}

async function overlookPeople(admin: Admin, now: Date): Promise<NonNullable<DeskOverview['people']>> {
  const [waiting, members, undelivered, queue] = await Promise.all([
    countApplicants(),
    db().member.count({
      where: { approvedAt: { not: null }, suspendedAt: null, refusedAt: null },
    }),
    countUndelivered(),
    longestWaiting(admin, QUEUE, now),
  ])
  return { waiting, members, undelivered, queue }
}
