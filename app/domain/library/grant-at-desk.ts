/** A request as the desk shows it. */
export type GrantAtDesk = {
  id: string
  /** null: he has no account. */
  memberId: string | null
  name: string
  /** Of a guest; a member's address is for admins. */
  email: string | null
  /** His address is that of a suspended account: he opens nothing, whatever is granted. */
  suspended: boolean
  organisation: string
  message: string
  askedAt: string
  waitingDays: number
  state: 'waiting' | 'granted' | 'declined' | 'ended'
  endsAt: string | null
  /** What the editor wrote to him. */
  answer: string | null
  /** How often a guest has opened it by his link, and when last; null for a member, or before a grant. */
  openings: { count: number; last: string | null } | null
}
