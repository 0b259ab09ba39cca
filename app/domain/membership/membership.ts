/** The groups of the centre's own survey of 2015. */
export const STAKEHOLDER_GROUPS = [
  'company',
  'public-body',
  'association',
  'university',
  'citizen',
  'other',
] as const
export type StakeholderGroup = (typeof STAKEHOLDER_GROUPS)[number]

export const ROLES = ['member', 'editor', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** `open`: active once the e-mail is confirmed; `moderated`: an admin approves; `invitation`: by invitation alone. */
export const MEMBERSHIP_POLICIES = ['moderated', 'open', 'invitation'] as const
export type MembershipPolicy = (typeof MEMBERSHIP_POLICIES)[number]

/** Dated facts of a membership; the standing is read from them, never stored. */
export type MembershipFacts = {
  emailConfirmedAt: Date | null
  approvedAt: Date | null
  refusedAt: Date | null
  suspendedAt: Date | null
}

export const STANDINGS = ['unconfirmed', 'pending', 'active', 'refused', 'suspended'] as const
export type Standing = (typeof STANDINGS)[number]

export function standingOf(facts: MembershipFacts): Standing {
  if (facts.suspendedAt) return 'suspended'
  if (facts.refusedAt) return 'refused'
  if (!facts.emailConfirmedAt) return 'unconfirmed'
  return facts.approvedAt ? 'active' : 'pending'
}

/** Who may sign in: a pending member may, to see where he stands. */
export function maySignIn(standing: Standing): standing is 'active' | 'pending' {
  return standing === 'active' || standing === 'pending'
}
