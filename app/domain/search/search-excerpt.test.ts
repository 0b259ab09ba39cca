import { expect, test } from 'vitest'
import { excerptWith, markWords, wordsThatMayMatch } from './search-excerpt'

const written = (pieces: { text: string; hit: boolean }[] | null) =>
  pieces?.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('') ?? null

test('words are marked whole, as they are written, whatever their accents', () => {
  const text = 'L’Énergie des énergies ; énergique.'
  expect(written(markWords(text, new Set(['énergie', 'énergies'])))).toBe(
    'L’[Énergie] des [énergies] ; énergique.',
  )
  expect(written(markWords(text, new Set()))).toBe(text)
})

test('only words that begin as what is looked for are asked about', () => {
  const words = wordsThatMayMatch(['Énergie, énergétique et œuvre', 'Ville'], "('energ') | ('oeuvr':*)")
  expect(words).toEqual(['énergie', 'énergétique', 'œuvre'])
  expect(wordsThatMayMatch(['le 5 mai'], "('5')")).toEqual(['5'])
})

test('an excerpt stands where the most different words are, cut at words’ ends', () => {
  const far = 'mot '.repeat(100)
  const text = `ville ${far}une ville et son énergie ${far}`
  const excerpt = written(excerptWith(text, new Set(['ville', 'énergie']))) ?? ''
  expect(excerpt).toContain('une [ville] et son [énergie]')
  expect(excerpt).toMatch(/^… mot .* mot …$/)
  expect(excerpt.length).toBeLessThan(320)
  expect(excerptWith('rien ici', new Set(['ville']))).toBeNull()
  expect(written(excerptWith('Une ville.', new Set(['ville'])))).toBe('Une [ville].')
})
