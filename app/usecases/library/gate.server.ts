import type { GatedThing, GateReason } from '~/domain/access/access-policy'
import { isSignedIn, type Visitor } from '~/domain/access/visitor'
import type { GateView } from '~/domain/library/views'

export type OwnGrant = {
  askedAt: Date
  grantedAt: Date | null
  declinedAt: Date | null
  endsAt: Date | null
  answer: string | null
}

/** What the gate block says of a thing that is closed to this visitor for this reason. */
export function gateOf(
  thing: GatedThing,
  reason: Exclude<GateReason, 'open' | 'withdrawn'>,
  visitor: Visitor,
  grant: OwnGrant | null,
  now: Date,
): GateView {
  return {
    reason,
    audience: thing.audience,
    signedIn: isSignedIn(visitor),
    until: reason === 'embargo' ? (thing.embargoUntil?.toISOString() ?? null) : null,
    request: reason === 'by-request' && visitor.kind === 'member' ? requestOf(grant, now) : null,
  }
}

function requestOf(grant: OwnGrant | null, now: Date): NonNullable<GateView['request']> {
  if (!grant) return { state: 'none', at: null, answer: null }
  if (grant.declinedAt) return { state: 'declined', at: grant.declinedAt.toISOString(), answer: grant.answer }
  if (grant.endsAt && grant.endsAt <= now)
    return { state: 'ended', at: grant.endsAt.toISOString(), answer: null }
  return { state: 'waiting', at: grant.askedAt.toISOString(), answer: null }
}
