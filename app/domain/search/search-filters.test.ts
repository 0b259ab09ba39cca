import { expect, test } from 'vitest'
import { readSearchWish, searchQuery } from './search-filters'

const read = (query: string) => readSearchWish(new URLSearchParams(query))

test('an address is read and written back', () => {
  const query =
    '?q=ville&theme=energie&kind=report&workshop=atelier-1&year=2016&language=fr&author=Zo%C3%A9+L.&access=mine&sort=title&after=un-document'
  expect(searchQuery(read(query))).toBe(query)
})

test('what means nothing is left out', () => {
  expect(
    read(
      'q=%00&theme=../x&kind=novel&workshop=A%20B&year=99999&language=de&author=%00&access=all&sort=size&after=<',
    ),
  ).toEqual({ q: '', filters: {}, sort: 'relevance', after: null })
})
