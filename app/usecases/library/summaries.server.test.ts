import { expect, test } from 'vitest'
import { summaryOf } from './summaries.server'

test('a card has the words of an abstract, cut at the end of one', () => {
  expect(summaryOf('Un **résumé** [court](https://exemple.fr).')).toBe('Un résumé court.')
  const long = summaryOf(`${'mot '.repeat(80)}fin`)
  expect(long.endsWith('mot…')).toBe(true)
  expect(long.length).toBeLessThanOrEqual(221)
})

test('it is the same when it is asked again, and another when the text is, however many are kept', () => {
  const all = Array.from({ length: 6000 }, (_, i) => `Texte ${i}`)
  for (const text of [...all, ...all.toReversed()]) expect(summaryOf(text)).toBe(text)
  expect(summaryOf('Texte 1 bis')).toBe('Texte 1 bis')
})
