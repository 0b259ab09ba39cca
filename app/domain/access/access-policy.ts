import { isSignedIn, isStaff, type Visitor } from './visitor'

/** Whom a thing is for, from the widest to the strictest. */
export const AUDIENCES = ['public', 'members', 'by-request', 'staff'] as const
export type Audience = (typeof AUDIENCES)[number]

/** `full`: everything; `teaser`: card and abstract; `hidden`: as if it did not exist. */
export type Access = 'full' | 'teaser' | 'hidden'

/** What the gate needs to know of a document or a workshop, and of nothing else. */
export type GatedThing = {
  /** Already the strictest of its own and its workshop's: see {@link strictestAudience}. */
  audience: Audience
  /** In the future: scheduled. */
  publishedAt: Date | null
  withdrawnAt: Date | null
  embargoUntil: Date | null
  /** This visitor's permission to a by-request thing. */
  grant: { grantedAt: Date | null; endsAt: Date | null } | null
  /** What letters have opened to this visitor's browser. */
  passes: Pass[]
  /** Whether its editors let members share it. */
  shareable: boolean
}

/** Lets a browser read one thing without an account (decision 30). */
export type Pass = {
  /** A guest's request that was granted, or a member who shares what he may read. */
  from: 'request' | 'share'
  grantedAt: Date | null
  /** null: without end. */
  endsAt: Date | null
  revokedAt: Date | null
  /** Of a share: whether the member who shares may still read it himself. */
  sharerActive: boolean
}

/** Why a thing is closed to this visitor; `open` when it is not. */
export type GateReason = 'open' | 'withdrawn' | 'embargo' | 'by-request' | 'members' | 'pending'

/** What a request for the bytes is answered. */
export type FileAnswer = 'send' | 'sign-in' | 'forbidden' | 'missing'

/** The one question of the portal: every page, file, feed, excerpt and letter asks it (product.md, section 4). */
export function accessTo(thing: GatedThing, visitor: Visitor, now: Date): Access {
  if (isStaff(visitor)) return 'full'
  if (thing.audience === 'staff' || !thing.publishedAt || thing.publishedAt > now) return 'hidden'
  return gateReason(thing, visitor, now) === 'open' ? 'full' : 'teaser'
}

/** The reason that the gate block gives. Meaningful for what is not hidden. */
export function gateReason(thing: GatedThing, visitor: Visitor, now: Date): GateReason {
  if (isStaff(visitor)) return 'open'
  if (thing.withdrawnAt && thing.withdrawnAt <= now) return 'withdrawn'
  if (thing.embargoUntil && thing.embargoUntil > now) return 'embargo'
  if (isOpenToAnyone(thing, now)) return 'open'
  if (visitor.kind === 'pending') return 'pending'
  if (thing.audience === 'by-request')
    return visitor.kind === 'member' && hasGrant(thing, now) ? 'open' : 'by-request'
  return visitor.kind === 'member' ? 'open' : 'members'
}

/** How a request for a file is answered: who may still gain the right is told how, all others learn nothing. */
export function fileAnswer(thing: GatedThing, visitor: Visitor, now: Date): FileAnswer {
  const access = accessTo(thing, visitor, now)
  if (access === 'full') return 'send'
  if (access === 'hidden' || gateReason(thing, visitor, now) === 'withdrawn') return 'missing'
  return isSignedIn(visitor) ? 'forbidden' : 'sign-in'
}

/** A document without its own audience takes its workshop's; of two, the strictest wins; of none, `members`. */
export function strictestAudience(own: Audience | null, workshops: Audience | null): Audience {
  const rank = (audience: Audience | null) => (audience ? AUDIENCES.indexOf(audience) : -1)
  const strictest = rank(own) >= rank(workshops) ? own : workshops
  return strictest ?? 'members'
}

/** A document of a workshop that is still a draft is a draft, whatever it says itself. */
export function laterPublication(own: Date | null, workshops: Date | null | undefined): Date | null {
  if (workshops === undefined) return own
  if (!own || !workshops) return null
  return own > workshops ? own : workshops
}

/** Whoever asks needs no account: it is public, or a letter has opened it to his browser. */
function isOpenToAnyone(thing: GatedThing, now: Date): boolean {
  return thing.audience === 'public' || thing.passes.some((pass) => opens(pass, thing, now))
}

function hasGrant({ grant }: GatedThing, now: Date): boolean {
  return grant !== null && isRunning(grant, now)
}

function isRunning({ grantedAt, endsAt }: { grantedAt: Date | null; endsAt: Date | null }, now: Date) {
  return grantedAt !== null && grantedAt <= now && (endsAt === null || endsAt > now)
}

/**
 * Whether a pass opens what it was given for. It opens nothing else: a request, what is by request; a share, what is for
 * members and may be shared, as long as who shares it is one.
 */
export function opens(pass: Pass, thing: GatedThing, now: Date): boolean {
  if (!isRunning(pass, now) || (pass.revokedAt && pass.revokedAt <= now)) return false
  if (pass.from === 'request') return thing.audience === 'by-request'
  return thing.audience === 'members' && thing.shareable && pass.sharerActive
}

/** Whether this visitor may share a thing: what he reads himself, and every member does. */
export function mayShare(thing: GatedThing, visitor: Visitor, now: Date): boolean {
  if (visitor.kind === 'guest' || visitor.kind === 'pending') return false
  if (thing.audience !== 'members' || !thing.shareable) return false
  return accessTo(thing, { ...visitor, kind: 'member' }, now) === 'full'
}

/** What is done at the desk; the guards ask this and nothing else. */
export type DeskAct = 'publish' | 'manage-members'

export function may(visitor: Visitor, act: DeskAct): boolean {
  return act === 'publish' ? isStaff(visitor) : visitor.kind === 'admin'
}
