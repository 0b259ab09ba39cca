import { describe, expect, test } from 'vitest'
import {
  type Access,
  AUDIENCES,
  accessTo,
  type FileAnswer,
  fileAnswer,
  type GatedThing,
  type GateReason,
  gateReason,
  laterPublication,
  may,
  mayShare,
  type Pass,
  strictestAudience,
} from './access-policy'
import type { Visitor } from './visitor'

const now = new Date('2026-05-04T10:00:00Z')
const before = new Date('2026-05-04T09:59:59.999Z')
const after = new Date('2026-05-04T10:00:00.001Z')

const someone = { id: 'x'.repeat(21), email: 'a@b.fr', firstName: 'A', lastName: 'B', lang: 'fr' as const }
const VISITORS = {
  guest: { kind: 'guest' },
  pending: { ...someone, kind: 'pending' },
  member: { ...someone, kind: 'member' },
  editor: { ...someone, kind: 'editor' },
  admin: { ...someone, kind: 'admin' },
} satisfies Record<string, Visitor>
const KINDS = Object.keys(VISITORS) as (keyof typeof VISITORS)[]

const published: GatedThing = {
  audience: 'members',
  publishedAt: before,
  withdrawnAt: null,
  embargoUntil: null,
  grant: null,
  passes: [],
  shareable: true,
}
const granted = { grantedAt: before, endsAt: null }

/** One answer for guest, pending, member, editor, admin: access, reason of the gate, answer to a request for a file. */
type Answer = [Access, GateReason, FileAnswer]
const full: Answer = ['full', 'open', 'send']
const hidden: Answer = ['hidden', 'open', 'missing']
const closed = (reason: GateReason, file: FileAnswer): Answer => ['teaser', reason, file]

const everybody = (answer: Answer) => [answer, answer, answer, full, full]
const membersOnly = [closed('members', 'sign-in'), closed('pending', 'forbidden'), full, full, full]
const byRequest = (member: Answer) => [
  closed('by-request', 'sign-in'),
  closed('pending', 'forbidden'),
  member,
  full,
  full,
]
const embargoed = [
  closed('embargo', 'sign-in'),
  closed('embargo', 'forbidden'),
  closed('embargo', 'forbidden'),
  full,
  full,
]
const asks = closed('by-request', 'forbidden')

const request: Pass = {
  from: 'request',
  grantedAt: before,
  endsAt: null,
  revokedAt: null,
  sharerActive: false,
}
const share: Pass = { ...request, from: 'share', endsAt: after, sharerActive: true }

const TABLE: [string, Partial<GatedThing>, Answer[]][] = [
  ['public', { audience: 'public' }, everybody(full)],
  ['for members', {}, membersOnly],
  ['by request, without grant', { audience: 'by-request' }, byRequest(asks)],
  [
    'by request, asked for',
    { audience: 'by-request', grant: { grantedAt: null, endsAt: null } },
    byRequest(asks),
  ],
  ['by request, granted', { audience: 'by-request', grant: granted }, byRequest(full)],
  [
    'by request, granted from later on',
    { audience: 'by-request', grant: { grantedAt: after, endsAt: null } },
    byRequest(asks),
  ],
  [
    'by request, granted until later',
    { audience: 'by-request', grant: { grantedAt: before, endsAt: after } },
    byRequest(full),
  ],
  [
    'by request, grant ended now',
    { audience: 'by-request', grant: { grantedAt: before, endsAt: now } },
    byRequest(asks),
  ],
  ['by request, opened by a granted request', { audience: 'by-request', passes: [request] }, everybody(full)],
  [
    'by request, whose opening ended now',
    { audience: 'by-request', passes: [{ ...request, endsAt: now }] },
    byRequest(asks),
  ],
  [
    'by request, whose opening was taken back',
    { audience: 'by-request', passes: [{ ...request, revokedAt: before }] },
    byRequest(asks),
  ],
  [
    'by request, whose request waits',
    { audience: 'by-request', passes: [{ ...request, grantedAt: null }] },
    byRequest(asks),
  ],
  [
    'by request, shared when it was for members',
    { audience: 'by-request', passes: [share] },
    byRequest(asks),
  ],
  ['for members, asked for when it was by request', { passes: [request] }, membersOnly],
  ['for members, shared', { passes: [share] }, everybody(full)],
  ['for members, whose share ended now', { passes: [{ ...share, endsAt: now }] }, membersOnly],
  ['for members, whose share was taken back', { passes: [{ ...share, revokedAt: now }] }, membersOnly],
  [
    'for members, shared by who is no member now',
    { passes: [{ ...share, sharerActive: false }] },
    membersOnly,
  ],
  ['for members, shared, and not to be shared now', { shareable: false, passes: [share] }, membersOnly],
  [
    'for members, one share ended and another not',
    { passes: [{ ...share, endsAt: now }, share] },
    everybody(full),
  ],
  ['for members, shared, under embargo', { embargoUntil: after, passes: [share] }, embargoed],
  ['for staff, shared before', { audience: 'staff', passes: [share, request] }, everybody(hidden)],
  ['withdrawn, shared', { withdrawnAt: before, passes: [share] }, everybody(closed('withdrawn', 'missing'))],
  ['a draft, shared before', { publishedAt: null, passes: [share] }, everybody(hidden)],
  ['public, under embargo', { audience: 'public', embargoUntil: after }, embargoed],
  ['for members, under embargo', { embargoUntil: after }, embargoed],
  [
    'by request, granted, under embargo',
    { audience: 'by-request', grant: granted, embargoUntil: after },
    embargoed,
  ],
  ['public, embargo ended now', { audience: 'public', embargoUntil: now }, everybody(full)],
  ['for members, embargo ended', { embargoUntil: before }, membersOnly],
  ['a draft', { publishedAt: null }, everybody(hidden)],
  ['a public draft', { audience: 'public', publishedAt: null }, everybody(hidden)],
  ['scheduled, public', { audience: 'public', publishedAt: after }, everybody(hidden)],
  ['published this moment, public', { audience: 'public', publishedAt: now }, everybody(full)],
  ['for staff', { audience: 'staff' }, everybody(hidden)],
  ['for staff, with a grant left over', { audience: 'staff', grant: granted }, everybody(hidden)],
  [
    'withdrawn, public',
    { audience: 'public', withdrawnAt: before },
    everybody(closed('withdrawn', 'missing')),
  ],
  ['withdrawn this moment', { withdrawnAt: now }, everybody(closed('withdrawn', 'missing'))],
  [
    'withdrawn, granted',
    { audience: 'by-request', grant: granted, withdrawnAt: before },
    everybody(closed('withdrawn', 'missing')),
  ],
  ['withdrawn, for staff', { audience: 'staff', withdrawnAt: before }, everybody(hidden)],
  ['withdrawn draft', { publishedAt: null, withdrawnAt: before }, everybody(hidden)],
  ['to be withdrawn later, public', { audience: 'public', withdrawnAt: after }, everybody(full)],
]

describe.each(TABLE)('a document %s', (_name, facts, answers) => {
  const thing = { ...published, ...facts }
  test.each(KINDS.map((kind, i) => [kind, answers[i] as Answer] as const))('for %s', (kind, expected) => {
    const visitor = VISITORS[kind]
    const [access, reason, file] = expected
    expect(accessTo(thing, visitor, now)).toBe(access)
    expect(fileAnswer(thing, visitor, now)).toBe(file)
    if (access !== 'hidden') expect(gateReason(thing, visitor, now)).toBe(reason)
  })
})

test('bytes are sent exactly when the page is open', () => {
  for (const [, facts] of TABLE)
    for (const kind of KINDS) {
      const thing = { ...published, ...facts }
      const access = accessTo(thing, VISITORS[kind], now)
      expect(fileAnswer(thing, VISITORS[kind], now) === 'send').toBe(access === 'full')
    }
})

describe('who may share', () => {
  const sharers = (facts: Partial<GatedThing>) =>
    KINDS.filter((kind) => mayShare({ ...published, ...facts }, VISITORS[kind], now))
  test('members and staff share what every member reads', () => {
    expect(sharers({})).toEqual(['member', 'editor', 'admin'])
  })
  test.each<[string, Partial<GatedThing>]>([
    ['public', { audience: 'public' }],
    ['by request, granted', { audience: 'by-request', grant: granted }],
    ['for staff', { audience: 'staff' }],
    ['under embargo', { embargoUntil: after }],
    ['withdrawn', { withdrawnAt: before }],
    ['a draft', { publishedAt: null }],
    ['scheduled', { publishedAt: after }],
    ['not to be shared', { shareable: false }],
  ])('nobody shares what is %s', (_name, facts) => {
    expect(sharers(facts)).toEqual([])
  })
})

describe('of two audiences the strictest wins', () => {
  test.each(AUDIENCES.flatMap((own) => AUDIENCES.map((workshops) => [own, workshops] as const)))(
    '%s in a workshop that is %s',
    (own, workshops) => {
      const strictest = AUDIENCES[Math.max(AUDIENCES.indexOf(own), AUDIENCES.indexOf(workshops))]
      expect(strictestAudience(own, workshops)).toBe(strictest)
    },
  )
  test('without its own it takes its workshop’s', () => {
    for (const audience of AUDIENCES) expect(strictestAudience(null, audience)).toBe(audience)
  })
  test('without a workshop it keeps its own', () => {
    for (const audience of AUDIENCES) expect(strictestAudience(audience, null)).toBe(audience)
  })
  test('without both it is for members: silence publishes nothing', () => {
    expect(strictestAudience(null, null)).toBe('members')
  })
})

describe('a document is out when it and its workshop are', () => {
  test.each([
    ['without workshop', before, undefined, before],
    ['draft without workshop', null, undefined, null],
    ['in a draft workshop', before, null, null],
    ['draft in a published workshop', null, before, null],
    ['scheduled workshop', before, after, after],
    ['scheduled document', after, before, after],
  ])('%s', (_name, own, workshops, expected) => {
    expect(laterPublication(own, workshops)).toBe(expected)
  })
})

test('the desk: editors and admins publish, admins alone manage members', () => {
  expect(KINDS.map((kind) => may(VISITORS[kind], 'publish'))).toEqual([false, false, false, true, true])
  expect(KINDS.map((kind) => may(VISITORS[kind], 'manage-members'))).toEqual([
    ...[false, false, false, false, true],
  ])
})
