import { expect, test } from 'vitest'
import { markdownWords } from './markdown-words'

test('a text of Markdown is read without its signs', () => {
  expect(
    markdownWords(
      '# Titre\n\n- **Gras** et [lien](https://exemple.fr/a_b)\n1. `code`\n> dit\n<!-- caché -->\n<b>fin</b>',
    ),
  ).toBe('Titre Gras et lien code dit fin')
})
