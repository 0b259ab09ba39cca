import type { Standing } from '~/domain/membership/membership'
import type { Prisma } from '~/generated/prisma/client'

/** The rows of which `standingOf` says this standing. */
export const WITH_STANDING: Record<Standing, Prisma.MemberWhereInput> = {
  suspended: { suspendedAt: { not: null } },
  refused: { suspendedAt: null, refusedAt: { not: null } },
  unconfirmed: { suspendedAt: null, refusedAt: null, emailConfirmedAt: null },
  pending: {
    suspendedAt: null,
    refusedAt: null,
    emailConfirmedAt: { not: null },
    approvedAt: null,
  },
  active: {
    suspendedAt: null,
    refusedAt: null,
    emailConfirmedAt: { not: null },
    approvedAt: { not: null },
  },
}
