import { describe, expect, test } from 'vitest'
import { authorName } from './author-name'

describe('the name of an author', () => {
  test.each([
    ['Marie Exemple', { family: 'Exemple', given: 'Marie' }],
    ['  Marie   Claire  Exemple ', { family: 'Exemple', given: 'Marie Claire' }],
    ['Jean-Émile Éluard', { family: 'Éluard', given: 'Jean-Émile' }],
    ['Jean de La Fontaine', { family: 'La Fontaine', given: 'Jean', 'non-dropping-particle': 'de' }],
    ['Anna van der Berg', { family: 'Berg', given: 'Anna', 'non-dropping-particle': 'van der' }],
    ['Paul d’Exemple', { family: 'd’Exemple', given: 'Paul' }],
    ['Exemple Martin, Marie', { family: 'Exemple Martin', given: 'Marie' }],
  ])('%s is a person', (written, name) => {
    expect(authorName(written)).toEqual(name)
  })

  test.each([
    'TerriNum',
    'Ville de Saint-Denis',
    'Plaine Commune',
    'Rédaction de démonstration',
    'Université Paris 8',
    'Direction de l’aménagement',
    'Smart Cities Research Group',
    'Exemple & associés',
    'Les habitants du quartier',
  ])('%s is a body, and stays whole', (written) => {
    expect(authorName(written)).toEqual({ literal: written })
  })
})
