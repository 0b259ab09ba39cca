import { expect, test } from 'vitest'
import { markdownText } from './markdown-text.server'

test('signs go, words stay, paragraphs stand on lines of their own', () => {
  expect(
    markdownText('# Titre\n\nUne *ville* [ouverte](https://x.fr), « R&D »\net 3 < 4.\n\n- un\n- **deux**\n'),
  ).toBe('Titre\nUne ville ouverte, « R&D » et 3 < 4.\nun\u00a0; deux')
})

test('raw HTML says nothing, code and tables say their text', () => {
  expect(markdownText('<script>alert(1)</script>\n\nAvant `a < b` <b>gras</b>.')).toBe('Avant a < b gras.')
  expect(markdownText('| a | b |\n|---|---|\n| 1 | 2 |')).toBe('a, b\u00a0; 1, 2')
})

test('nothing is nothing', () => {
  expect(markdownText(' \n\n')).toBe('')
})
