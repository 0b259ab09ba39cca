import { expect, test } from 'vitest'
import { askedPage, pageOf, searchWords } from './paging'

test.each([
  [0, 1, { page: 1, pages: 1, skip: 0 }],
  [1, 1, { page: 1, pages: 1, skip: 0 }],
  [25, 1, { page: 1, pages: 1, skip: 0 }],
  [26, 2, { page: 2, pages: 2, skip: 25 }],
  [26, 999_999_999, { page: 2, pages: 2, skip: 25 }],
  [26, -4, { page: 1, pages: 2, skip: 0 }],
])('of %i rows, page %i', (total, asked, expected) => {
  expect(pageOf(total, asked, 25)).toMatchObject(expected)
})

test('an address that names no page names the first', () => {
  expect(['2', '', null, '-1', '1e9', '99999999999999', 'x'].map(askedPage)).toEqual([2, 1, 1, 1, 1, 1, 1])
})

test('a search is cut into words, ten at most', () => {
  expect(searchWords('  Marie\tD’Arc \u0000x ')).toEqual(['Marie', 'D’Arc', 'x'])
  expect(searchWords('a '.repeat(300))).toHaveLength(10)
})
