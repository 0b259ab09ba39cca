import { expect, test } from 'vitest'
import { plainText } from './plain-text'

test('tags go, texts and their characters stay', () => {
  expect(
    plainText('<p>Un <em>résumé</em>, &amp; <a href="/x">plus</a>.</p>\n<p>Deux &lt;b&gt;</p>', 200),
  ).toBe('Un résumé, & plus. Deux <b>')
})

test('a long text is cut at a word’s end', () => {
  expect(plainText('<p>un deux trois quatre</p>', 14)).toBe('un deux trois…')
  expect(plainText('<p>un deux trois quatre</p>', 12)).toBe('un deux…')
  expect(plainText(`<p>${'x'.repeat(50)}</p>`, 10)).toBe('xxxxxxxxxx…')
})

test('espaces insécables are kept', () => {
  expect(plainText('<p>Pourquoi\u00a0?</p>', 50)).toBe('Pourquoi\u00a0?')
})
