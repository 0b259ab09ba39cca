import { expect, test } from 'vitest'
import { storedName } from './file-name'

test.each([
  ['rapport.pdf', 'rapport.pdf'],
  ['C:\\Users\\Émile\\rapport final.pdf', 'rapport final.pdf'],
  ['../../etc/passwd.pdf', 'passwd.pdf'],
  ['e\u0301te\u0301.pdf', 'été.pdf'],
  ['a\r\nSet-Cookie: x.pdf', 'aSet-Cookie: x.pdf'],
  ['\u202efdp.exe.pdf', 'fdp.exe.pdf'],
  [`${'a'.repeat(300)}.pdf`, `${'a'.repeat(196)}.pdf`],
])('%j is kept as %j', (given, kept) => {
  expect(storedName(given)).toBe(kept)
})

test.each(['', '.pdf', 'rapport', '...', `a.${'b'.repeat(20)}`])('%j is no name', (given) => {
  expect(storedName(given)).toBeNull()
})
