import { describe, expect, test } from 'vitest'
import { lastOpenPage, pagesBefore, pagesWith, thumbnailsAround } from './reader'

describe('the pages that a visitor may read', () => {
  test.each([
    ['full', 0, 12, 12],
    ['full', 3, 12, 12],
    ['teaser', 0, 12, 0],
    ['teaser', 3, 12, 3],
    ['teaser', 20, 12, 12],
    ['hidden', 3, 12, 0],
  ] as const)('%s, %i open of %i', (access, open, count, last) => {
    expect(lastOpenPage(access, open, count)).toBe(last)
  })
})

describe('the pages drawn together', () => {
  test('one slide, some pages of a paper, many texts; never past the last', () => {
    expect(pagesWith(3, { shape: 'slides', view: 'both', lastPage: 9 })).toEqual({ first: 3, last: 3 })
    expect(pagesWith(3, { shape: 'paper', view: 'both', lastPage: 90 })).toEqual({ first: 3, last: 10 })
    expect(pagesWith(3, { shape: 'paper', view: 'both', lastPage: 5 })).toEqual({ first: 3, last: 5 })
    expect(pagesWith(3, { shape: 'slides', view: 'text', lastPage: 90 })).toEqual({ first: 3, last: 22 })
  })
  test('and the way back to those before', () => {
    expect(pagesBefore(1, 'paper', 'both')).toBeNull()
    expect(pagesBefore(4, 'paper', 'both')).toBe(1)
    expect(pagesBefore(20, 'paper', 'both')).toBe(12)
  })
})

test('thumbnails surround the page and stay within the file', () => {
  expect(thumbnailsAround(1, 3)).toEqual([1, 2, 3])
  expect(thumbnailsAround(50, 100, 5)).toEqual([48, 49, 50, 51, 52])
  expect(thumbnailsAround(1, 100, 5)).toEqual([1, 2, 3, 4, 5])
  expect(thumbnailsAround(100, 100, 5)).toEqual([96, 97, 98, 99, 100])
})
