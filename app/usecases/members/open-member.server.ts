import type { Admin } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import { inLocale, isLocale, type Locale } from '~/domain/locale'
import { erasedOn } from '~/domain/membership/deletion'
import { actsFor, type MemberAct } from '~/domain/membership/member-act'
import { type Role, type Standing, standingOf } from '~/domain/membership/membership'
import { db } from '~/storage/database.server'
import { type AuditRow, actsAbout } from '../audit-trail.server'
import { erasedWhileSuspended } from './erased-suspended.server'

const MOST_GRANTS = 50

export type GrantView = {
  documentId: string
  title: string
  state: 'asked' | 'granted' | 'declined' | 'ended'
  askedAt: string
  endsAt: string | null
}

export type MemberView = {
  id: string
  name: string
  firstName: string
  email: string
  organisation: string
  stakeholderGroup: string
  motivation: string | null
  lang: Locale
  role: Role
  standing: Standing
  wantedPath: string | null
  dates: {
    registeredAt: string
    emailConfirmedAt: string | null
    approvedAt: string | null
    refusedAt: string | null
    suspendedAt: string | null
    lastSeenAt: string | null
    /** He has asked to be erased; on that day he will be. */
    erasedOn: string | null
  }
  refusalReason: string | null
  suspensionReason: string | null
  /** When an account of this address was erased while it was suspended. */
  suspendedBefore: string | null
  sessions: number
  /** Of programs that read in his name. */
  tokens: number
  /** What stands beside his password. */
  secondFactor: { app: boolean; passkeys: number }
  /** Documents that he has asked for, the newest request first. */
  grants: GrantView[]
  itself: boolean
  acts: MemberAct['intent'][]
  /** What was done about him, newest first; null where it is kept closed. */
  history: AuditRow[] | null
}

/**
 * One person; null when there is none of this id. `withHistory`: a part of the audit trail, which opens only to who has
 * just proved that it is he.
 */
export async function openMember(
  admin: Admin,
  id: string | undefined,
  { lang, withHistory }: { lang: Locale; withHistory: boolean },
  now: Date,
): Promise<MemberView | null> {
  if (!isId(id)) return null
  const row = await db().member.findUnique({
    where: { id },
    include: {
      _count: {
        select: {
          loginSessions: { where: { expiresAt: { gt: now } } },
          accessTokens: { where: { expiresAt: { gt: now } } },
          passkeys: true,
        },
      },
      secondFactor: { select: { confirmedAt: true } },
      grants: {
        include: { document: { include: { texts: true } } },
        orderBy: { askedAt: 'desc' },
        take: MOST_GRANTS,
      },
    },
  })
  if (!row) return null
  const standing = standingOf(row)
  const iso = (date: Date | null) => date?.toISOString() ?? null
  return {
    id,
    name: `${row.firstName} ${row.lastName}`,
    firstName: row.firstName,
    email: row.email,
    organisation: row.organisation,
    stakeholderGroup: row.stakeholderGroup,
    motivation: row.motivation,
    lang: isLocale(row.lang) ? row.lang : 'fr',
    role: row.role,
    standing,
    wantedPath: row.wantedPath,
    dates: {
      registeredAt: row.registeredAt.toISOString(),
      emailConfirmedAt: iso(row.emailConfirmedAt),
      approvedAt: iso(row.approvedAt),
      refusedAt: iso(row.refusedAt),
      suspendedAt: iso(row.suspendedAt),
      lastSeenAt: iso(row.lastSeenAt),
      erasedOn: row.deletionAskedAt && erasedOn(row.deletionAskedAt).toISOString(),
    },
    refusalReason: row.refusalReason,
    suspensionReason: row.suspensionReason,
    suspendedBefore: iso(await erasedWhileSuspended(db(), row.emailKey, now)),
    sessions: row._count.loginSessions,
    tokens: row._count.accessTokens,
    secondFactor: { app: Boolean(row.secondFactor?.confirmedAt), passkeys: row._count.passkeys },
    grants: row.grants.map((grant) => ({
      documentId: grant.documentId,
      title: inLocale(grant.document.texts, lang)?.title ?? grant.document.slug,
      state: stateOf(grant, now),
      askedAt: grant.askedAt.toISOString(),
      endsAt: iso(grant.endsAt),
    })),
    itself: id === admin.id,
    acts: actsFor({ id, standing }, admin.id),
    history: withHistory ? await actsAbout(admin, id, lang) : null,
  }
}

type Grant = { grantedAt: Date | null; declinedAt: Date | null; endsAt: Date | null }

function stateOf({ grantedAt, declinedAt, endsAt }: Grant, now: Date): GrantView['state'] {
  if (declinedAt) return 'declined'
  if (!grantedAt) return 'asked'
  return endsAt && endsAt <= now ? 'ended' : 'granted'
}
