import { describe, expect, test } from 'vitest'
import { changed, isFiltered, readMemberQuery, sortedBy, writeKey } from './member-filters'

const read = (query: string) => readMemberQuery(new URLSearchParams(query))
const ID = 'A'.repeat(21)

describe('the address of a list of members', () => {
  test('without anything asks for everybody, the last who registered first', () => {
    const query = read('')
    expect(query).toMatchObject({ sort: 'registered', direction: 'desc', from: null, words: '' })
    expect(isFiltered(query)).toBe(false)
  })

  test('of who waits for an answer puts the longest waiting first', () => {
    expect(read('standing=pending')).toMatchObject({ sort: 'waiting', direction: 'asc' })
  })

  test('typed by hand, with words that mean nothing, asks for nothing by them', () => {
    const query = read('standing=lost&role=king&sort=shoe&direction=up&from=31/03&seen=often&after=x')
    expect(isFiltered(query)).toBe(false)
    expect(query).toMatchObject({ sort: 'registered', direction: 'desc', from: null })
  })

  test('keeps days as they were typed', () => {
    expect(read('from=2026-03-31&seen=before&seenOn=2026-01-01')).toMatchObject({
      registeredFrom: '2026-03-31',
      seen: 'before',
      seenOn: '2026-01-01',
    })
    expect(read('from=2026-02-31').registeredFrom).toBe('')
  })

  test.each([
    { id: ID, value: 'nouvelle nadia' },
    { id: ID, value: 'a~b' },
    { id: ID, value: '' },
    { id: ID, value: null },
  ])('names a row to go on after: %j', (key) => {
    expect(read(`after=${encodeURIComponent(writeKey(key))}`).from).toEqual({ side: 'after', key })
    expect(read(`before=${encodeURIComponent(writeKey(key))}`).from).toEqual({ side: 'before', key })
  })
})

describe('a column heading', () => {
  test('turns its own column round, and begins another as one looks for it', () => {
    const asked = new URLSearchParams('q=ville&sort=name&after=x&done=approve')
    const query = readMemberQuery(asked)
    expect(sortedBy(asked, query, 'name')).toBe('?q=ville&sort=name&direction=desc')
    expect(sortedBy(asked, query, 'seen')).toBe('?q=ville&sort=seen&direction=desc')
  })

  test('leaves out what filters nothing', () => {
    expect(changed(new URLSearchParams('q=&role=&standing=active'), { select: 'all' })).toBe(
      '?standing=active&select=all',
    )
  })
})
