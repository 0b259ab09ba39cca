import { expect, test } from 'vitest'
import { spacedAsOnItsPage } from './outline'

const pageOf = (text: string) => [{ number: 1, title: null, text, width: 595, height: 842 }]
const titled = (title: string, text: string) =>
  spacedAsOnItsPage({ title, page: 1, depth: 0 }, pageOf(text)).title

test('a bookmark that lost the space at the end of a line is written as on its page', () => {
  const text = 'Étude\nDiagnostic : le\nnumérique à l’échelle\nde neuf villes\nParis'
  expect(titled('Diagnostic : lenumérique à l’échellede neuf villes', text)).toBe(
    'Diagnostic : le numérique à l’échelle de neuf villes',
  )
})

test('one that does not stand there, and one of a page that is none, stay as they are', () => {
  expect(titled('Des lieux', 'Autre chose')).toBe('Des lieux')
  expect(titled('Des lieux 😀', 'Des lieux\n😀')).toBe('Des lieux 😀')
  expect(spacedAsOnItsPage({ title: 'Loin', page: 9, depth: 0 }, pageOf('Loin')).title).toBe('Loin')
})
