import { expect, test } from 'vitest'
import { CODE_SIGNS, codeAsShown, letterCode } from './letter-code'

test.each([
  ['7K2M-0XQ1', 'as the letter shows it'],
  ['7k2m0xq1', 'in small letters, in one go'],
  [' 7K2M 0XQ1 ', 'with blanks'],
  ['7K2M\u20130XQ1', 'with the dash of a phone'],
  ['7k2moxql', 'with an o for the zero and an l for the one'],
  ['7K2M OXQI', 'with an O for the zero and an I for the one'],
])('%s is read: %s', (typed) => {
  expect(letterCode.parse(typed)).toBe('7K2M0XQ1')
})

test.each(['', '7K2M-0XQ', '7K2M-0XQ12', '7K2M-0XQU', '7K2M.0XQ1', '123456'])('%j is no code', (typed) => {
  expect(letterCode.safeParse(typed).success).toBe(false)
})

test('each of its thirty-two signs is read as itself, and shown so', () => {
  for (let i = 0; i < CODE_SIGNS.length; i += 8) {
    const code = CODE_SIGNS.slice(i, i + 8)
    expect(letterCode.parse(codeAsShown(code).toLowerCase())).toBe(code)
  }
})
