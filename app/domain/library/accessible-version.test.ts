import { expect, test } from 'vitest'
import { type AccessibleFacts, accessibleVersionOf } from './accessible-version'

const scan: AccessibleFacts = { name: 'scan.pdf', accessible: null, alternativeTo: null, hasText: false }
const text: AccessibleFacts = {
  name: 'texte.docx',
  accessible: null,
  alternativeTo: 'scan.pdf',
  hasText: false,
}

test('a file that its editor calls accessible is its own version', () => {
  expect(accessibleVersionOf({ ...scan, accessible: true }, [text])).toEqual({ kind: 'itself' })
})

test('another file of the version may stand for it, unless that one is said not to be accessible', () => {
  expect(accessibleVersionOf(scan, [scan, text])).toEqual({ kind: 'file', file: text })
  expect(accessibleVersionOf(scan, [scan, { ...text, accessible: false }])).toEqual({ kind: 'none' })
  expect(accessibleVersionOf(scan, [{ ...text, alternativeTo: 'autre.pdf' }])).toEqual({ kind: 'none' })
  expect(accessibleVersionOf(scan, [{ ...scan, alternativeTo: 'scan.pdf' }])).toEqual({ kind: 'none' })
})

test('else its text is read as HTML, where there is any', () => {
  expect(accessibleVersionOf({ ...scan, hasText: true }, [])).toEqual({ kind: 'html' })
  expect(accessibleVersionOf(scan, [])).toEqual({ kind: 'none' })
})
