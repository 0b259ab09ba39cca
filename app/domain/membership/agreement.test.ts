import { expect, test } from 'vitest'
import { newerTexts, newestVersion } from './agreement'

const versions = { terms: '2026-11-01', privacy: '2027-03-15' }

test('who accepted the newest of the texts is asked nothing', () => {
  expect(newestVersion(versions)).toBe('2027-03-15')
  expect(newerTexts(versions, newestVersion(versions))).toEqual([])
})

test('who accepted before one text changed is asked about that one alone', () => {
  expect(newerTexts(versions, '2026-11-01')).toEqual(['privacy'])
})

test('who never accepted anything is asked about both', () => {
  expect(newerTexts(versions, '')).toEqual(['terms', 'privacy'])
})

test('a portal without these texts asks nobody', () => {
  expect(newerTexts({ terms: '', privacy: '' }, '')).toEqual([])
})
