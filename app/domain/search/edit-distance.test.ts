import { expect, test } from 'vitest'
import { editDistance } from './edit-distance'

test.each([
  ['ville', 'ville', 0],
  ['inovation', 'innovation', 1],
  ['innovatoin', 'innovation', 1],
  ['energie', 'energy', 2],
  ['', 'mot', 3],
  ['mot', '', 3],
  ['ab', 'ba', 1],
])('%s → %s: %i', (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance)
  expect(editDistance(b, a)).toBe(distance)
})
