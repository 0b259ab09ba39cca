import { expect, test } from 'vitest'
import { isGivenUp, waitAfter } from './delivery'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

test.each([
  [1, MINUTE],
  [2, 2 * MINUTE],
  [3, 4 * MINUTE],
  [9, 256 * MINUTE],
  [10, 6 * HOUR],
  [60, 6 * HOUR],
  [5000, 6 * HOUR],
])('after try %i the next one waits %i ms', (attempts, wait) => {
  expect(waitAfter(attempts)).toBe(wait)
})

test('all tries together take the 72 hours, then the letter is given up', () => {
  const queuedAt = new Date('2026-03-01T09:00:00Z')
  let at = queuedAt.getTime()
  let attempts = 0
  while (!isGivenUp(queuedAt, new Date(at))) {
    attempts += 1
    at += waitAfter(attempts)
  }
  expect(attempts).toBeGreaterThan(15)
  expect(attempts).toBeLessThan(30)
  expect(isGivenUp(queuedAt, new Date('2026-03-04T08:59:59Z'))).toBe(false)
})
