import { inLocale, isLocale } from '~/domain/locale'
import type { Member } from '~/generated/prisma/client'
import { db } from '~/storage/database.server'
import { bookmarksOf } from '../library/reading-list.server'
import { personOf } from '../login-sessions.server'

type Value = string | number | boolean | Date | null | Record<string, unknown>

/** One kind of what the portal holds: rows that all have these columns. Never a secret, nor what stands for one. */
export type DataCategory = { name: string; columns: string[]; rows: Record<string, Value>[] }

/** Everything that the portal holds about a member, as he may read it (GDPR, articles 15 and 20); null when he is gone. */
export async function collectData(memberId: string, now: Date): Promise<DataCategory[] | null> {
  const member = await db().member.findUnique({
    where: { id: memberId },
    include: {
      loginSessions: { orderBy: { createdAt: 'asc' } },
      acceptances: { orderBy: { at: 'asc' } },
      dataExports: { orderBy: { askedAt: 'asc' } },
      secondFactor: true,
      emailChange: true,
      factorRemoval: true,
      recoveryCodes: { select: { usedAt: true } },
      passkeys: { orderBy: { createdAt: 'asc' } },
      accessTokens: { orderBy: { createdAt: 'asc' } },
      savedSearches: { orderBy: { createdAt: 'asc' } },
    },
  })
  if (!member) return null
  return [
    only('profile', PROFILE, [member]),
    only('membership', MEMBERSHIP, [member]),
    only('sessions', SESSION, member.loginSessions),
    only('consents', ['what', 'version', 'at'], member.acceptances),
    only('access-requests', ACCESS, await accessRequests(member)),
    only('shares', SHARE, await sharesOf(member)),
    only('reading-list', ['document', 'title', 'addedAt'], await readingListOf(member, now)),
    only('searches', ['query', 'every', 'createdAt', 'lookedAt'], member.savedSearches),
    only('security', SECURITY, securityOf(member)),
    only('tokens', TOKEN, tokensOf(member.accessTokens)),
    only('invitations', INVITATION, await invitationsOf(member)),
    only('exports', ['askedAt', 'readyAt', 'endsAt', 'failedAt'], member.dataExports),
    only(
      'letters',
      LETTER,
      await db().letter.findMany({ where: { memberId }, orderBy: { queuedAt: 'asc' } }),
    ),
    only('audit', AUDIT, await auditEntries(memberId)),
  ]
}

const PROFILE = [
  'id',
  'email',
  'firstName',
  'lastName',
  'organisation',
  'stakeholderGroup',
  'motivation',
  'lang',
  'role',
  'wantedPath',
]
const MEMBERSHIP = [
  'registeredAt',
  'emailConfirmedAt',
  'approvedAt',
  'refusedAt',
  'refusalReason',
  'suspendedAt',
  'suspensionReason',
  'lastSeenAt',
  'visitBeganAt',
  'previousVisitAt',
  'deletionAskedAt',
]
const SESSION = ['deviceName', 'createdAt', 'lastSeenAt', 'expiresAt', 'remembered', 'secondFactorAt']
const ACCESS = ['document', 'title', 'message', 'askedAt', 'grantedAt', 'declinedAt', 'endsAt', 'answer']
const SHARE = ['document', 'email', 'givenAt', 'endsAt', 'revokedAt', 'openings', 'lastUsedAt']
const TOKEN = ['name', 'scopes', 'createdAt', 'expiresAt', 'lastUsedOn']
const INVITATION = ['email', 'invitedAt', 'sentAt', 'expiresAt', 'acceptedAt', 'revokedAt', 'message']
const LETTER = ['queuedAt', 'kind', 'toAddress', 'subject', 'sentAt', 'deadAt']
const AUDIT = ['at', 'act', 'byMe', 'via', 'thingKind', 'thingId', 'detail']

const SECURITY = ['what', 'name', 'since', 'usedAt']

type Secured = {
  secondFactor: { confirmedAt: Date | null } | null
  passkeys: { name: string; createdAt: Date; lastUsedAt: Date | null }[]
  recoveryCodes: { usedAt: Date | null }[]
  emailChange: { email: string; askedAt: Date } | null
  factorRemoval: { identityCheck: string; askedAt: Date } | null
}

/** How the account is protected: names and dates, no secret. */
function securityOf({
  secondFactor,
  passkeys,
  recoveryCodes,
  emailChange,
  factorRemoval,
}: Secured): object[] {
  return [
    ...(secondFactor?.confirmedAt ? [{ what: 'second-factor', since: secondFactor.confirmedAt }] : []),
    ...passkeys.map(({ name, createdAt, lastUsedAt }) => ({
      what: 'passkey',
      name,
      since: createdAt,
      usedAt: lastUsedAt,
    })),
    ...recoveryCodes.map(({ usedAt }) => ({ what: 'recovery-code', usedAt })),
    ...(emailChange ? [{ what: 'new-address', name: emailChange.email, since: emailChange.askedAt }] : []),
    ...(factorRemoval
      ? [{ what: 'second-factor-removal', name: factorRemoval.identityCheck, since: factorRemoval.askedAt }]
      : []),
  ]
}

const tokensOf = (tokens: { scopes: string[] }[]): object[] =>
  tokens.map(({ scopes, ...token }) => ({ ...token, scopes: scopes.join(' ') }))

/** The named columns of each row and no other, so that a new column of a table is not given away by itself. */
function only(name: string, columns: string[], rows: readonly object[]): DataCategory {
  const cut = (row: object) =>
    Object.fromEntries(columns.map((key) => [key, (row as Record<string, Value>)[key] ?? null]))
  return { name, columns, rows: rows.map(cut) }
}

/** Also those that he made with this address, without his account. */
async function accessRequests({ id, emailKey, lang }: { id: string; emailKey: string; lang: string }) {
  const grants = await db().accessGrant.findMany({
    where: { OR: [{ memberId: id }, { guest: { emailKey } }] },
    include: { document: { select: { slug: true, texts: { select: { lang: true, title: true } } } } },
    orderBy: { askedAt: 'asc' },
  })
  return grants.map(({ document: { slug, texts }, ...grant }) => ({
    ...grant,
    document: slug,
    title: inLocale(texts, isLocale(lang) ? lang : 'fr')?.title ?? slug,
  }))
}

/** What he has opened to colleagues. */
async function sharesOf({ id }: { id: string }) {
  const shares = await db().guestPass.findMany({
    where: { sharedById: id },
    include: { document: { select: { slug: true } } },
    orderBy: { givenAt: 'asc' },
  })
  return shares.map(({ document: { slug }, ...share }) => ({ ...share, document: slug }))
}

/** What he keeps for later, as far as he may know of it now. */
function readingListOf(member: Member, now: Date): Promise<object[]> {
  const person = personOf(member)
  return person ? bookmarksOf(person, now) : Promise.resolve([])
}

/** Those that he was sent. Those that he sends himself stand in his audit entries. */
const invitationsOf = ({ id, emailKey }: { id: string; emailKey: string }) =>
  db().invitation.findMany({
    where: { OR: [{ memberId: id }, { emailKey }] },
    orderBy: { invitedAt: 'asc' },
  })

/** What was done about him, and what he did. Others stand there by their number alone, as in the trail itself. */
async function auditEntries(memberId: string) {
  const entries = await db().auditEntry.findMany({
    where: { OR: [{ actorId: memberId }, { thingKind: 'member', thingId: memberId }] },
    orderBy: { id: 'asc' },
  })
  return entries.map((entry) => ({ ...entry, byMe: entry.actorId === memberId }))
}
