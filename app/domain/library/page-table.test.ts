import { expect, test } from 'vitest'
import { tableOf } from './page-table'

test('a first row of words over every column is its head; each row has all columns', () => {
  expect(tableOf('Commune\tHabitants\nStains\t38 000\nSaint-Denis')).toEqual({
    head: ['Commune', 'Habitants'],
    rows: [
      ['Stains', '38 000'],
      ['Saint-Denis', ''],
    ],
    found: [],
    more: false,
  })
})

test.each(['Une seule ligne\tde mots', 'Commune\t2015\nStains\t1', 'Une colonne\nde mots', '\tDroite\na\tb'])(
  '« %s » has no head',
  (text) => {
    expect(tableOf(text).head).toBeNull()
  },
)

test('of a long table the first rows are shown, and of those further down the ones that were found', () => {
  const text = ['Nom\tRang', ...Array.from({ length: 900 }, (_, i) => `ville ${i}\t${i}`)].join('\n')
  const { rows, found, more } = tableOf(text, 'Ville 77')
  expect([rows.length, more]).toEqual([300, true])
  // « ville 77 » stands among the first ones.
  expect(found).toEqual(Array.from({ length: 10 }, (_, i) => [`ville ${770 + i}`, `${770 + i}`]))
})

test('a wide table is shown with fewer rows', () => {
  const text = Array.from({ length: 200 }, () => Array(100).fill('x').join('\t')).join('\n')
  expect(tableOf(text).rows).toHaveLength(60)
})
