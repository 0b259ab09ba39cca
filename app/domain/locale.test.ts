import { describe, expect, test } from 'vitest'
import { inLocale, isLocale, otherLocales, preferredLocale } from './locale'

describe('the language that a browser wishes', () => {
  test.each([
    [null, 'fr'],
    ['', 'fr'],
    ['en', 'en'],
    ['en-GB,en;q=0.9,fr;q=0.8', 'en'],
    ['fr-FR,fr;q=0.9,en;q=0.8', 'fr'],
    ['de,en;q=0.3,fr;q=0.7', 'fr'],
    ['de-DE,it', 'fr'],
    ['fr;q=0,en;q=0.1', 'en'],
    ['EN', 'en'],
    ['*', 'fr'],
    [';;;q=,,', 'fr'],
    ['en;q=abc,fr;q=0.1', 'fr'],
  ])('%s → %s', (header, lang) => {
    expect(preferredLocale(header)).toBe(lang)
  })

  test('is looked for among the first twenty wishes only', () => {
    expect(preferredLocale(`${'de,'.repeat(20)}en`)).toBe('fr')
  })
})

describe('a text in the asked language', () => {
  const [fr, en] = [
    { lang: 'fr', title: 'Veille' },
    { lang: 'en', title: 'Watch' },
  ]
  test('is the one asked for', () => {
    expect(inLocale([fr, en], 'en')).toBe(en)
  })
  test('falls back to the other language', () => {
    expect(inLocale([en], 'fr')).toBe(en)
    expect(inLocale([fr], 'en')).toBe(fr)
  })
  test('is missing when no language has it', () => {
    expect(inLocale([], 'fr')).toBeUndefined()
    expect(inLocale([{ lang: 'de' }], 'fr')).toBeUndefined()
  })
})

test('only our languages are languages', () => {
  expect(['fr', 'en', 'FR', 'de', '', null, ['fr']].map(isLocale)).toEqual([
    ...[true, true, false, false, false, false, false],
  ])
  expect(otherLocales('fr')).toEqual(['en'])
})
