import { expect, test } from 'vitest'
import { countHits, excerptOf, markText, readQuery } from './find-in-text'

const shown = (text: string, query: string) =>
  markText(text, query)
    .map(({ text: piece, hit }) => (hit ? `[${piece}]` : piece))
    .join('')

test.each([
  ['L’énergie, les énergies', 'ENERGIE', 'L’[énergie], les [énergie]s'],
  ['Cafe\u0301 ouvert', 'café', '[Cafe\u0301] ouvert'],
  ['Le cœur de ville', 'coeur', 'Le [cœur] de ville'],
  ['ville\nintelligente', 'ville intelligente', '[ville\nintelligente]'],
  ['Straße 𝒜 b', 'b', 'Straße 𝒜 [b]'],
  ['aaaa', 'aa', '[aa][aa]'],
  ['rien ici', 'ville', 'rien ici'],
  ['tout', '   ', 'tout'],
  ['a.c abc', 'a.c', '[a.c] abc'],
  ['une inno-\nvation', 'innovation', 'une [inno-\nvation]'],
  ['une inno-  \n  vation', 'Innovation', 'une [inno-  \n  vation]'],
  ['déve\u00adlop\u00adpement', 'développement', '[déve\u00adlop\u00adpement]'],
  ['à Saint-\nDenis', 'saint-denis', 'à [Saint-\nDenis]'],
  ['un porte-\nmonnaie', 'porte-monnaie', 'un [porte-\nmonnaie]'],
  ['à L’Île-Saint-Denis', 'ile saint denis', 'à L’[Île-Saint-Denis]'],
  ['à Saint-\nDenis', 'saint denis', 'à [Saint-\nDenis]'],
  ['un - deux', '-', 'un - deux'],
])('in « %s » « %s » is found', (text, query, expected) => {
  expect(shown(text, query)).toBe(expected)
  expect(
    markText(text, query)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text)
})

test('an excerpt shows words whole that were cut at the end of a line', () => {
  const said = (text: string, query: string) =>
    excerptOf(text, query)
      ?.map((piece) => piece.text)
      .join('')
  expect(said('une inno-\nvation à Saint-\nDenis', 'innovation')).toBe('une innovation à Saint-Denis')
  expect(said('le déve\u00adlop\u00adpement', 'développement')).toBe('le développement')
})

test('hits are counted without overlap', () => {
  expect(countHits('aaaa ÀÀ', 'aa')).toBe(3)
})

test('an excerpt stands on whole words and says where it was cut', () => {
  const text = `${'avant '.repeat(30)}la donnée ouverte ${'après '.repeat(30)}`
  const excerpt = excerptOf(text, 'donnee', 20)?.map((piece) => piece.text)
  expect(excerpt).toEqual(['… avant avant la ', 'donnée', ' ouverte après après …'])
  expect(excerptOf(text, 'absent')).toBeNull()
  expect(excerptOf('donnée', 'donnée')).toEqual([{ text: 'donnée', hit: true }])
})

test('what is looked for is one short line', () => {
  expect(readQuery('  ville \n intelligente ')).toBe('ville intelligente')
  expect(readQuery(null)).toBe('')
  expect(readQuery('x'.repeat(500))).toHaveLength(100)
})
