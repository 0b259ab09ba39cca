import { describe, expect, test } from 'vitest'
import { changedFields, publishedAtAfter } from './changes'

describe('the fields that changed', () => {
  test('dates and objects are compared by what they hold, whatever the order of keys', () => {
    const before = { day: new Date('2026-01-01'), programme: [{ title: 'a', time: '09:00' }], audience: null }
    const after = { day: new Date('2026-01-01'), programme: [{ time: '09:00', title: 'a' }], audience: null }
    expect(changedFields(before, after)).toEqual([])
  })

  test('are named', () => {
    expect(changedFields({ 'title.fr': 'a', position: 1 }, { 'title.fr': 'b', position: 1 })).toEqual([
      'title.fr',
    ])
  })

  test('a field that was not there before has changed, unless it is empty', () => {
    expect(changedFields({}, { 'title.en': 'a', audience: null })).toEqual(['title.en'])
  })

  test('the order of a list counts', () => {
    expect(changedFields({ authors: ['a', 'b'] }, { authors: ['b', 'a'] })).toEqual(['authors'])
  })

  test('what only the portal has is left alone', () => {
    expect(changedFields({ 'title.en': 'a' }, {})).toEqual([])
  })
})

describe('publication after an import', () => {
  const now = new Date('2026-05-04')
  const earlier = new Date('2026-01-01')
  test('a draft of the folder does not take a publication back', () => {
    expect(publishedAtAfter(null, earlier, now)).toBe(earlier)
    expect(publishedAtAfter(null, null, now)).toBeNull()
  })
  test('without a date, the first import is the day, and later ones keep it', () => {
    expect(publishedAtAfter({ publishedAt: null }, null, now)).toBe(now)
    expect(publishedAtAfter({ publishedAt: null }, earlier, now)).toBe(earlier)
  })
  test('the folder’s date counts', () => {
    expect(publishedAtAfter({ publishedAt: earlier }, now, now)).toBe(earlier)
  })
})
