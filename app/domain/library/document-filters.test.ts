import { expect, test } from 'vitest'
import { readFilters, withFilter, withoutFilter, writeFilters } from './document-filters'

const read = (query: string) => readFilters(new URLSearchParams(query))
const written = (filters: Parameters<typeof writeFilters>[1]) => {
  const query = new URLSearchParams()
  writeFilters(query, filters)
  return query.toString()
}

test('the filters of an address are read and written back', () => {
  const query =
    'theme=citizen-participation&kind=report&workshop=atelier-1&year=2016&language=fr&author=Zo%C3%A9+L.&access=mine'
  expect(read(query)).toEqual({
    theme: 'citizen-participation',
    kind: 'report',
    workshop: 'atelier-1',
    year: 2016,
    language: 'fr',
    author: 'Zoé L.',
    access: 'mine',
  })
  expect(written(read(query))).toBe(query)
})

test.each([
  '',
  'kind=essay',
  'theme=',
  'theme=../x',
  'language=de',
  'access=all',
  "theme=a'--",
  'kind[]=report',
  'workshop=A%20B',
  'year=99999',
  'author=%00',
])('what means nothing is left out: %j', (query) => {
  expect(read(query)).toEqual({})
})

test('narrowing and widening', () => {
  const filters = read('theme=energie&kind=report')
  expect(written(withFilter(filters, 'year', 2016))).toBe('theme=energie&kind=report&year=2016')
  expect(written(withoutFilter(filters, 'kind'))).toBe('theme=energie')
})
