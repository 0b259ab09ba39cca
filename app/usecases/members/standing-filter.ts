import type { Standing } from '~/domain/membership/membership'
import type { Prisma } from '~/generated/prisma/client'

/** The rows of which `standingOf` says this standing. */
export const WITH_STANDING: Record<Standing, Prisma.MemberWhereInput> = {
  erased: { erasedAt: { not: null } },
  suspended: { erasedAt: null, suspendedAt: { not: null } },
  refused: { erasedAt: null, suspendedAt: null, refusedAt: { not: null } },
  unconfirmed: { erasedAt: null, suspendedAt: null, refusedAt: null, emailConfirmedAt: null },
  pending: {
    erasedAt: null,
    suspendedAt: null,
    refusedAt: null,
    emailConfirmedAt: { not: null },
    approvedAt: null,
  },
  active: {
    erasedAt: null,
    suspendedAt: null,
    refusedAt: null,
    emailConfirmedAt: { not: null },
    approvedAt: { not: null },
  },
}
