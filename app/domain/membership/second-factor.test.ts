import { describe, expect, test } from 'vitest'
import { demandsSecondFactor, SecondFactorCode } from './second-factor'

describe('of whom a second factor is demanded', () => {
  test.each([
    ['staff', true, []],
    ['staff', false, ['editor', 'admin']],
    ['staff-always', true, ['editor', 'admin']],
    ['everybody', true, ['member', 'editor', 'admin']],
  ] as const)('rule %s, on its own machine: %s', (rule, loopback, demanded) => {
    const kinds = ['pending', 'member', 'editor', 'admin'] as const
    expect(kinds.filter((kind) => demandsSecondFactor(kind, rule, loopback))).toEqual(demanded)
  })
})

test('a code may be typed as it is printed', () => {
  expect(SecondFactorCode.parse({ code: ' 123 456 ' }).code).toBe('123456')
  expect(SecondFactorCode.parse({ code: 'ABCD-EFGH-2345-ijkl' }).code).toBe('abcdefgh2345ijkl')
  for (const code of ['', '12345', '1234567', 'abcd-efgh-1890-ijkl', 'a'.repeat(15)])
    expect(SecondFactorCode.safeParse({ code }).success).toBe(false)
})
