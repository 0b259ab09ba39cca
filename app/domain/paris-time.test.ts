import { describe, expect, test } from 'vitest'
import { parisField, parisMoment } from './paris-time'

describe('a moment typed in Paris', () => {
  test.each([
    ['2026-01-15T09:00', '2026-01-15T08:00:00.000Z'],
    ['2026-07-15T09:00', '2026-07-15T07:00:00.000Z'],
    ['2026-07-15', '2026-07-14T22:00:00.000Z'],
    // Clocks go forward at 02:00 on 29 March 2026, and back at 03:00 on 25 October.
    ['2026-03-29T01:59', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29T03:00', '2026-03-29T01:00:00.000Z'],
    ['2026-10-25T01:30', '2026-10-24T23:30:00.000Z'],
    ['2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25T03:30', '2026-10-25T02:30:00.000Z'],
  ])('%s is %s', (typed, moment) => {
    expect(parisMoment(typed)?.toISOString()).toBe(moment)
  })

  test.each(['', 'demain', '2026-02-30', '2026-13-01', '2026-01-01T25:00', '31/12/2026'])(
    '%s is none',
    (typed) => {
      expect(parisMoment(typed)).toBeNull()
    },
  )

  test('comes back to its field as it was typed', () => {
    for (const typed of ['2026-01-15T09:00', '2026-07-15T00:00', '2026-03-29T03:00'])
      expect(parisField(parisMoment(typed))).toBe(typed)
    expect(parisField(null)).toBe('')
  })
})
