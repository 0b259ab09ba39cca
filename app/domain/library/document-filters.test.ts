import { describe, expect, test } from 'vitest'
import { filterQuery, readFilters, readPageNumber, withoutFilter } from './document-filters'

const read = (query: string) => readFilters(new URLSearchParams(query))

describe('the filters of an address', () => {
  test('are read', () => {
    expect(
      read('theme=citizen-participation&kind=report&workshop=atelier-1&language=fr&access=mine&page=3'),
    ).toEqual({
      filters: {
        theme: 'citizen-participation',
        kind: 'report',
        workshop: 'atelier-1',
        language: 'fr',
        access: 'mine',
      },
      page: 3,
    })
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
  ])('mean nothing: %j', (query) => {
    expect(read(query)).toEqual({ filters: {}, page: 1 })
  })

  test('come back as the same address', () => {
    const query = '?theme=citizen-participation&kind=report&access=mine&page=2'
    const { filters, page } = read(query)
    expect(filterQuery(filters, page)).toBe(query)
    expect(filterQuery({})).toBe('')
    expect(filterQuery(withoutFilter(filters, 'kind'))).toBe('?theme=citizen-participation&access=mine')
  })
})

test.each([
  [null, 1],
  ['', 1],
  ['0', 1],
  ['2', 2],
  ['-1', 1],
  ['1.5', 1],
  ['abc', 1],
  ['1e9', 1],
  ['00000000000000000002', 2],
  ['99999999999999999999', 1_000_000],
  ['9'.repeat(400), 1_000_000],
])('page %j is page %d', (text, page) => {
  expect(readPageNumber(text)).toBe(page)
})
