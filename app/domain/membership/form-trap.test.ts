import { expect, test } from 'vitest'
import { judgeMoment } from './form-trap'

const NOON = new Date('2026-11-24T12:00:00Z')
const before = (ms: number) => new Date(NOON.getTime() - ms)

test.each([
  ['a person who took a minute', before(60_000), 'free'],
  ['a person who took three seconds', before(3_000), 'free'],
  ['a program that took a second', before(1_000), 'early'],
  ['a form of tomorrow', before(-60_000), 'early'],
  ['a form that lay open for a day', before(24 * 3_600_000), 'free'],
  ['a form that lay open for longer', before(24 * 3_600_000 + 1), 'stale'],
  ['a form of which nobody knows when it was drawn', null, 'stale'],
])('%s', (_who, drawnAt, judged) => {
  expect(judgeMoment(drawnAt, NOON)).toBe(judged)
})
