/** A length of time as people say it. */
export type Duration = { n: number; unit: 'hours' | 'days' | 'months' }

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** A twelfth of a year. */
const MONTH = (365.25 / 12) * DAY
const UNITS: Record<Duration['unit'], number> = { hours: HOUR, days: DAY, months: MONTH }

const hours = (n: number): Duration => ({ n, unit: 'hours' })
const days = (n: number): Duration => ({ n, unit: 'days' })
const months = (n: number): Duration => ({ n, unit: 'months' })

/**
 * How long things are kept, in one place: what ends them reads it here, and the privacy page is made from it
 * (GDPR, article 5(1)(e); CNIL on inactive accounts; security rules 6.4, 6.18 and 7).
 */
export const DURATIONS = {
  /** Since the registration. */
  unconfirmed: days(7),
  /** Since the refusal. */
  refused: days(30),
  /** Since an invitation was accepted, revoked or ended. */
  invitation: days(30),
  /** A guest's asking that he has not confirmed, since he wrote it. */
  guestAsking: hours(24),
  /** A guest's request: since it was declined or its access ended; since it was sent, when nobody answered. */
  guestRequest: days(30),
  guestUnanswered: months(6),
  /** A member's share of a document: since its end. */
  share: days(30),
  /** Since the last visit: two letters, then the end. */
  firstWarning: months(23),
  secondWarning: months(23.5),
  inactive: months(24),
  /** Since who was suspended was erased: a keyed hash of his address. */
  suspendedAddress: months(24),
  /** Since the member asked to be erased. */
  deletionGrace: days(14),
  /** Since signing in. */
  session: hours(12),
  rememberedSession: days(30),
  /** Since an access token has ended by itself. */
  accessToken: days(30),
  /** Since a link or code of a letter was used or has ended. */
  token: hours(24),
  attempts: hours(24),
  accountAttempts: months(12),
  /** Since it was queued. */
  letter: days(30),
  /** Since it was ready. */
  dataExport: hours(24),
  /** Since it was refused: the word of it at the desk, without its bytes. */
  refusedFile: days(7),
  audit: months(12),
  retentionReport: months(12),
} as const satisfies Record<string, Duration>
export type Term = keyof typeof DURATIONS

/** The lines of the privacy page's table, in its order; app/i18n/retention.ts says each. */
export const RETENTION_ROWS = [
  'account',
  'unconfirmed',
  'refused',
  'invitation',
  'guest-request',
  'share',
  'reading-list',
  'saved-search',
  'inactive',
  'suspended',
  'leaving',
  'erased',
  'suspended-address',
  'session',
  'token',
  'access-token',
  'attempts',
  'ip-address',
  'letter',
  'refused-file',
  'data-export',
  'audit',
  'retention-report',
  'downloads',
] as const
export type RetentionRow = (typeof RETENTION_ROWS)[number]

export const milliseconds = ({ n, unit }: Duration): number => n * UNITS[unit]

/** Whatever began before this moment has been kept for its whole term. */
export const endedBefore = (term: Term, now: Date): Date =>
  new Date(now.getTime() - milliseconds(DURATIONS[term]))

/** What the retention job looks after, in this order. Copies of data, and who asked to be erased, have jobs of their own. */
export const RETENTION_RULES = [
  'session',
  'token',
  'accessToken',
  'attempts',
  'unconfirmed',
  'refused',
  'firstWarning',
  'secondWarning',
  'inactive',
  'invitation',
  'guestAsking',
  'guestRequest',
  'share',
  'suspendedAddress',
  'letter',
  'refusedFile',
  'audit',
  'retentionReport',
] as const
export type RetentionRule = (typeof RETENTION_RULES)[number]

/** What one rule found and ended. `ids` names people, the first hundred of them; other things have only their number. */
export type RetentionLine = {
  rule: RetentionRule
  found: number
  ended: number
  /** ISO moment since which the oldest has been due by its age: a visit, a refusal, a letter. */
  oldest: string | null
  ids: string[]
}
