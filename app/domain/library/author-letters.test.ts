import { describe, expect, test } from 'vitest'
import { ALL_AUTHORS, AUTHOR_LETTERS, byLetter, keysOf, letterOf, readLetter } from './author-letters'

const keys = ['aubin marie', 'exemple marie', 'zola emile', '~42 collectif', '~王']

describe('the letters of the list of authors', () => {
  test.each(keys)('%s stands under one letter, and in the range of that letter alone', (key) => {
    const ranges = AUTHOR_LETTERS.filter((letter) => {
      const { from, upTo } = keysOf(letter)
      return key >= from && key < upTo
    })
    expect(ranges).toEqual([letterOf(key)])
    expect(key >= ALL_AUTHORS.from && key < ALL_AUTHORS.upTo).toBe(true)
  })

  test('names are put under their letters, those without letter last', () => {
    const groups = byLetter(keys.map((sortKey) => ({ sortKey })))
    expect(groups.map(({ letter, authors }) => [letter, authors.length])).toEqual([
      ['a', 1],
      ['e', 1],
      ['z', 1],
      ['other', 2],
    ])
  })

  test.each([null, '', 'A', 'é', 'ab', 'other ', '{'])('%j in an address is no letter', (asked) => {
    expect(readLetter(asked)).toBeNull()
  })
})
