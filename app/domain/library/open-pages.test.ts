import { expect, test } from 'vitest'
import type { GatedThing } from '../access/access-policy'
import type { Visitor } from '../access/visitor'
import { pageAnswer } from './open-pages'

const now = new Date('2026-05-04T10:00:00Z')
const before = new Date('2026-05-04T09:59:59Z')
const guest: Visitor = { kind: 'guest' }
const members: GatedThing = {
  audience: 'members',
  publishedAt: before,
  withdrawnAt: null,
  embargoUntil: null,
  grant: null,
  passes: [],
  shareable: false,
}
const closed = { openPages: 0, showsCover: false }
const small = (number: number) => ({ number, size: 'small' as const })
const large = (number: number) => ({ number, size: 'large' as const })

test('without a word of the editor a page is answered as its file', () => {
  expect(pageAnswer(members, closed, small(1), guest, now)).toBe('sign-in')
})

test('the first pages that the editor opens are for everybody who sees the teaser, the next one is not', () => {
  const opened = { openPages: 2, showsCover: false }
  expect([1, 2, 3].map((number) => pageAnswer(members, opened, large(number), guest, now))).toEqual([
    'send',
    'send',
    'sign-in',
  ])
})

test('a cover is the first page, small, and nothing more', () => {
  const cover = { openPages: 0, showsCover: true }
  expect(pageAnswer(members, cover, small(1), guest, now)).toBe('send')
  expect(pageAnswer(members, cover, large(1), guest, now)).toBe('sign-in')
  expect(pageAnswer(members, cover, small(2), guest, now)).toBe('sign-in')
})

test('nothing opens what is hidden or withdrawn', () => {
  const open = { openPages: 9, showsCover: true }
  for (const hidden of [{ publishedAt: null }, { audience: 'staff' as const }, { withdrawnAt: before }])
    expect(pageAnswer({ ...members, ...hidden }, open, small(1), guest, now)).toBe('missing')
})
