import { expect, test } from 'vitest'
import { isUnreachable, plainCause } from './plain-failure.mjs'

test.each([
  ['npm error code ENOTFOUND', /registry cannot be reached: check the network/],
  ['npm error code ENOTCACHED', /registry cannot be reached/],
  ["npm error Error: EACCES: permission denied, mkdir '/srv/portal'", /may not write in this folder/],
  ['npm error code ENOSPC', /no space left on the disk/],
  ['FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory', /not enough memory/],
])('%s', (said, sentence) => {
  expect(plainCause(said, 'unknown')).toMatch(sentence)
})

test('what nobody knows stays as it was', () => {
  expect(plainCause('SyntaxError in app/root.tsx', 'See above.')).toBe('See above.')
})

test('a registry that answers "not found" is reachable', () => {
  expect(isUnreachable('npm error code E404')).toBe(false)
})
