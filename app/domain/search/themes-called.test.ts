import { expect, test } from 'vitest'
import { searchTerms } from './search-query'
import { themesCalled } from './themes-called'

const THEMES = ['Développement durable', 'Développement économique', 'Participation citoyenne'].map(
  (name) => ({
    name,
  }),
)

test.each([
  ['développement durable', ['Développement durable']],
  ['DEVELOPPEMENT', ['Développement durable', 'Développement économique']],
  ['« développement économ »', ['Développement économique']],
  ['participation citoyenne Lyon', []],
  ['développement -durable', []],
  ['éco', ['Développement économique']],
  ['de', []],
  ['« » -', []],
])('%s', (typed, expected) => {
  expect(themesCalled(searchTerms(typed), THEMES).map(({ name }) => name)).toEqual(expected)
})
