import { expect, test } from 'vitest'
import { safeName, zipPaths } from './zip-names'

test.each([
  ['Été 2015 : bilan.pdf', 'Été 2015 - bilan.pdf'],
  ['../../etc/passwd', '-..-etc-passwd'],
  ['a\\b/c.pdf', 'a-b-c.pdf'],
  ['nul.pdf', '_nul.pdf'],
  ['.htaccess', 'htaccess'],
  ['fin. . .', 'fin'],
  ['\u202efdp.exe', '-fdp.exe'],
  ['...', 'fichier'],
  ['', 'fichier'],
])('%j is named %j', (given, named) => {
  expect(safeName(given)).toBe(named)
})

test('folders are numbered in their order, names within one differ even where case does not count', () => {
  expect(
    zipPaths([
      { folder: 'eau', name: 'Plan.pdf' },
      { folder: 'eau', name: 'plan.PDF' },
      { folder: 'eau', name: 'plan (2).PDF' },
      { folder: 'air', name: 'Plan.pdf' },
    ]),
  ).toEqual(['01-eau/Plan.pdf', '01-eau/plan (2).PDF', '01-eau/plan (2) (2).PDF', '02-air/Plan.pdf'])
})
