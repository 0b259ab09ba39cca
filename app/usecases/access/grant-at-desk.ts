import type { GrantAtDesk } from '~/domain/library/grant-at-desk'
import type { Prisma } from '~/generated/prisma/client'

const DAY = 24 * 3_600_000

const PERSON = { id: true, firstName: true, lastName: true, email: true, organisation: true } as const

export const ASKED_BY = {
  member: { select: PERSON },
  guest: { select: { ...PERSON, emailKey: true } },
  pass: { select: { openings: true, lastUsedAt: true } },
} satisfies Prisma.AccessGrantInclude

type Row = Prisma.AccessGrantGetPayload<{ include: typeof ASKED_BY }>

/** The addresses of the guests among those who ask. */
export const guestsAmong = (grants: Row[]): string[] => grants.flatMap(({ guest }) => guest?.emailKey ?? [])

/** Where a request stands now, and who asks; `suspended`: of the guests' addresses, those of suspended accounts. */
export function grantAtDesk(grant: Row, suspended: ReadonlySet<string>, now: Date): GrantAtDesk {
  const { id, message, askedAt, endsAt, answer, pass } = grant
  const asker = grant.member ?? grant.guest
  return {
    id,
    memberId: grant.memberId,
    name: asker ? `${asker.firstName} ${asker.lastName}` : '',
    email: grant.guest?.email ?? null,
    suspended: grant.guest !== null && suspended.has(grant.guest.emailKey),
    organisation: asker?.organisation ?? '',
    message,
    askedAt: askedAt.toISOString(),
    waitingDays: Math.floor((now.getTime() - askedAt.getTime()) / DAY),
    state: stateOf(grant, now),
    endsAt: endsAt?.toISOString() ?? null,
    answer,
    openings: pass && { count: pass.openings, last: pass.lastUsedAt?.toISOString() ?? null },
  }
}

function stateOf({ grantedAt, declinedAt, endsAt }: Row, now: Date): GrantAtDesk['state'] {
  if (endsAt && endsAt <= now) return 'ended'
  if (grantedAt) return 'granted'
  return declinedAt ? 'declined' : 'waiting'
}
