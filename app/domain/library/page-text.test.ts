import { expect, test } from 'vitest'
import { paragraphsOf } from './page-text'

test('empty lines part paragraphs, and the lines of a slide stay as they are', () => {
  expect(paragraphsOf('Un\nmême\n\n  \nDeux\n \n', 'slides')).toEqual(['Un\nmême', 'Deux'])
  expect(paragraphsOf('  ', 'paper')).toEqual([])
})

test('the lines of a paper are put together, a short one ends its paragraph', () => {
  const text = [
    '2 Méthode',
    'De février à juillet 2015, le centre a interrogé quatre groupes d’acteurs du',
    'territoire : entreprises, acteurs publics locaux, associations, univer-',
    'sités. Ce document montre comment une telle enquête peut',
    'se lire.',
    'Les constats établis sont distingués des exemples inventés pour la démons-',
    'tration.',
  ].join('\n')
  expect(paragraphsOf(text, 'paper')).toEqual([
    '2 Méthode',
    'De février à juillet 2015, le centre a interrogé quatre groupes d’acteurs du territoire : entreprises, acteurs publics locaux, associations, universités. Ce document montre comment une telle enquête peut se lire.',
    'Les constats établis sont distingués des exemples inventés pour la démonstration.',
  ])
})

test('entries of a list begin anew, numbers that stand alone stay together', () => {
  expect(paragraphsOf('• un mot de la fin du jour\n• deux mots de la fin du', 'paper')).toHaveLength(2)
  expect(paragraphsOf('1\n2\n3\nUne ligne qui est bien plus longue', 'paper')).toEqual([
    '1 2 3',
    'Une ligne qui est bien plus longue',
  ])
})
