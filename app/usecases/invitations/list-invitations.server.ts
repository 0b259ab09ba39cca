import type { Admin } from '~/domain/access/visitor'
import { type InvitationState, invitationState } from '~/domain/membership/invitation'
import { type Paging, pageOf, searchWords } from '~/domain/paging'
import type { Prisma } from '~/generated/prisma/client'
import { db } from '~/storage/database.server'

const ROWS = 25

export type InvitationQuery = { words: string; state: InvitationState | null; page: number }

export type InvitationRow = {
  id: string
  /** His name and address as they were given, or his member's once he is one. */
  name: string
  email: string
  organisation: string
  state: InvitationState
  invitedAt: string
  /** When the last letter left; the same as invitedAt for the first. */
  sentAt: string
  expiresAt: string
  /** When it was accepted or revoked. */
  endedAt: string | null
  /** Who invited; null when he is no member any more. */
  inviter: string | null
  memberId: string | null
}

export type InvitationList = { rows: InvitationRow[]; paging: Paging }

/** Everybody who was invited, the newest first. */
export async function listInvitations(
  _admin: Admin,
  query: InvitationQuery,
  now: Date,
): Promise<InvitationList> {
  const where = whereOf(query, now)
  const paging = pageOf(await db().invitation.count({ where }), query.page, ROWS)
  const rows = await db().invitation.findMany({
    where,
    include: { invitedBy: true, member: true },
    orderBy: [{ invitedAt: 'desc' }, { id: 'asc' }],
    skip: paging.skip,
    take: paging.take,
  })
  return {
    paging,
    rows: rows.map((row) => {
      const person = row.member ?? row
      return {
        id: row.id,
        name: fullName(person),
        email: person.email,
        organisation: person.organisation,
        state: invitationState(row, now),
        invitedAt: row.invitedAt.toISOString(),
        sentAt: row.sentAt.toISOString(),
        expiresAt: row.expiresAt.toISOString(),
        endedAt: (row.acceptedAt ?? row.revokedAt)?.toISOString() ?? null,
        inviter: row.invitedBy && fullName(row.invitedBy),
        memberId: row.memberId,
      }
    }),
  }
}

const fullName = (person: { firstName: string; lastName: string }): string =>
  `${person.firstName} ${person.lastName}`.trim()

function whereOf({ words, state }: InvitationQuery, now: Date): Prisma.InvitationWhereInput {
  const found = searchWords(words).map((word): Prisma.InvitationWhereInput => {
    const contains = { contains: word.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' } as const
    const names = [
      { firstName: contains },
      { lastName: contains },
      { email: contains },
      { organisation: contains },
    ]
    return { OR: [...names, { member: { OR: names } }] }
  })
  return { AND: [state ? inState(state, now) : {}, ...found] }
}

function inState(state: InvitationState, now: Date): Prisma.InvitationWhereInput {
  const open = { acceptedAt: null, revokedAt: null }
  switch (state) {
    case 'waiting':
      return { ...open, expiresAt: { gt: now } }
    case 'expired':
      return { ...open, expiresAt: { lte: now } }
    case 'accepted':
      return { acceptedAt: { not: null } }
    case 'revoked':
      return { revokedAt: { not: null } }
  }
}
