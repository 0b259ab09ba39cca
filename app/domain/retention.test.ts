import { expect, test } from 'vitest'
import { DURATIONS, endedBefore, milliseconds } from './retention'

const now = new Date('2026-11-24T12:00:00Z')

test('a term is counted back from now', () => {
  expect(endedBefore('unconfirmed', now).toISOString()).toBe('2026-11-17T12:00:00.000Z')
  expect(endedBefore('dataExport', now).toISOString()).toBe('2026-11-23T12:00:00.000Z')
})

test('a year of months is a year', () => {
  expect(endedBefore('audit', now).toISOString().slice(0, 10)).toBe('2025-11-24')
})

test('who is inactive is warned twice, with weeks between, before he is erased', () => {
  const [first, second, end] = (['firstWarning', 'secondWarning', 'inactive'] as const).map((term) =>
    milliseconds(DURATIONS[term]),
  )
  const fortnight = 14 * 86_400_000
  expect((second ?? 0) - (first ?? 0)).toBeGreaterThan(fortnight)
  expect((end ?? 0) - (second ?? 0)).toBeGreaterThan(fortnight)
})
