import { expect, test } from 'vitest'
import { citationLine } from './citation'

const work = {
  authors: ['Marie Exemple', 'Paul Exemple'],
  date: '2015-11-03',
  title: 'Les acteurs du territoire',
  kind: 'rapport',
  publisher: 'TerriNum',
  address: 'https://portail.exemple.fr/fr/documents/acteurs',
}

test('authors, year, title, kind, publisher and address stand on one line', () => {
  expect(citationLine(work)).toBe(
    'Marie Exemple, Paul Exemple (2015). Les acteurs du territoire [rapport]. TerriNum. https://portail.exemple.fr/fr/documents/acteurs',
  )
})

test('without authors the publisher stands in their place, and a missing date leaves no hole', () => {
  expect(citationLine({ ...work, authors: [], date: null })).toBe(
    'TerriNum. Les acteurs du territoire [rapport]. https://portail.exemple.fr/fr/documents/acteurs',
  )
})

test('a page or slide of it is named', () => {
  expect(citationLine({ ...work, place: 'p. 12' })).toContain('territoire [rapport], p. 12. TerriNum.')
  expect(citationLine({ ...work, title: 'Et demain ?', place: 'diapositive 3' })).toContain(
    'Et demain ? [rapport], diapositive 3. TerriNum.',
  )
})
