import { expect, test } from 'vitest'
import { readFigures } from './figures'

const steps = { type: 'steps', caption: 'Étapes', items: [{ title: 'Un', text: 'Le premier pas.' }] }

test('a page without figures has none', () => {
  expect(readFigures(undefined)).toEqual({ outcome: 'read', figures: {} })
})

test('figures are read by their type', () => {
  expect(readFigures({ path: steps })).toEqual({ outcome: 'read', figures: { path: steps } })
})

test.each([
  [{ path: { ...steps, type: 'pie' } }, /^path\.type: /],
  [{ path: { ...steps, items: [] } }, /^path\.items: /],
  [{ path: { ...steps, items: [{ title: 'Un' }] } }, /^path\.items\.0\.text: /],
  [{ swot: { type: 'swot', caption: 'x' } }, /^swot\.strengths: /],
])('what is wrong is named: %j', (given, problem) => {
  const read = readFigures(given)
  expect(read.outcome === 'invalid' && read.problem).toMatch(problem)
})
