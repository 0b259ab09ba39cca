import { describe, expect, test } from 'vitest'
import { accessTo } from '../access/access-policy'
import { GUEST } from '../access/visitor'
import { arranged, gatedCollection, MOST_COLLECTED } from './collection'

const order = ['a', 'b', 'c']

describe('the order of a collection', () => {
  test.each([
    ['add', 'd', ['a', 'b', 'c', 'd']],
    ['add', 'b', null],
    ['remove', 'b', ['a', 'c']],
    ['remove', 'x', null],
    ['up', 'c', ['a', 'c', 'b']],
    ['up', 'a', null],
    ['up', 'x', null],
    ['down', 'a', ['b', 'a', 'c']],
    ['down', 'b', ['a', 'c', 'b']],
    ['down', 'c', null],
  ] as const)('%s %s', (how, id, expected) => {
    expect(arranged(order, how, id)).toEqual(expected)
  })

  test('has an end', () => {
    const full = Array.from({ length: MOST_COLLECTED }, (_, i) => String(i))
    expect(arranged(full, 'add', 'one more')).toBeNull()
    expect(arranged(full.slice(1), 'add', 'one more')).toHaveLength(MOST_COLLECTED)
  })
})

test('a collection is for everybody from the moment of its publication on', () => {
  const now = new Date('2026-05-04T10:00:00Z')
  const at = (publishedAt: Date | null) => accessTo(gatedCollection({ publishedAt }), GUEST, now)
  expect([at(null), at(new Date(now.getTime() + 1)), at(now)]).toEqual(['hidden', 'hidden', 'full'])
})
