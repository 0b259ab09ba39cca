import { describe, expect, test } from 'vitest'
import { isSlug, slugFrom } from './slug'

describe('a slug from a title', () => {
  test.each([
    ['Développement durable', 'developpement-durable'],
    ['L’œuvre et l’æther', 'l-oeuvre-et-l-aether'],
    ['  Ville « intelligente » : mythe ?  ', 'ville-intelligente-mythe'],
    ['Nº 3 — 2015/2016', 'no-3-2015-2016'],
    ['ﬁches', 'fiches'],
    ['😀', ''],
    ['漢字', ''],
  ])('%s → %s', (title, slug) => {
    expect(slugFrom(title)).toBe(slug)
  })

  test('is never longer than 80 characters and never ends in a hyphen', () => {
    const slug = slugFrom(`${'a'.repeat(79)} et la suite`)
    expect(slug).toBe('a'.repeat(79))
    expect(isSlug(slugFrom('mot '.repeat(300)))).toBe(true)
  })
})

test.each([
  '',
  '-a',
  'a-',
  'a--b',
  'A',
  'é',
  'a/b',
  'a.b',
  '..',
  'a b',
  'a\n',
  'a'.repeat(81),
  7,
  null,
  undefined,
])('%j is no slug', (value) => {
  expect(isSlug(value)).toBe(false)
})
