import { expect, test } from 'vitest'
import { fromTheStart, isNarrowed, libraryQuery, readLibraryWish } from './library-wish'

const read = (query: string) => readLibraryWish(new URLSearchParams(query))

test.each([
  '',
  '?theme=energie',
  '?theme=energie&kind=report&since=visit&sort=title&after=un-document',
  '?access=mine&sort=added&before=un-document',
])('an address is read and written back: %j', (query) => {
  expect(libraryQuery(read(query))).toBe(query)
})

test('what means nothing is left out, and a page begins or ends somewhere, never both', () => {
  expect(read('since=ever&sort=size&after=<&before=../x&page=3&theme=A')).toEqual({
    filters: {},
    since: null,
    sort: 'recent',
    after: null,
    before: null,
  })
  expect(read('after=un&before=deux')).toMatchObject({ after: 'un', before: null })
})

test('who changes something begins at the first page again', () => {
  const wish = read('theme=energie&sort=title&after=un-document')
  expect(libraryQuery(fromTheStart(wish, { filters: {} }))).toBe('?sort=title')
  expect(libraryQuery(fromTheStart(wish, { sort: 'recent' }))).toBe('?theme=energie')
})

test('what is new, and each filter, is a part of the library', () => {
  expect(['', 'sort=title', 'since=visit', 'access=mine'].map((query) => isNarrowed(read(query)))).toEqual([
    false,
    false,
    true,
    true,
  ])
})
