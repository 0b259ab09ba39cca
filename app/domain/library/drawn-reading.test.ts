import { expect, test } from 'vitest'
import { drawnReading } from './drawn-reading'
import type { ReadFile, ReadPage } from './reading'

const page = (number: number, text: string, title: string | null = null): ReadPage => ({
  number,
  title,
  text,
  width: null,
  height: null,
})
const drawn = (number: number, text: string): ReadPage => ({ ...page(number, text), width: 595, height: 842 })
const file = (facts: Partial<ReadFile>): ReadFile => ({
  shape: 'paper',
  language: 'fr',
  title: 'Le titre du fichier',
  outline: [],
  facts: { tagged: null, declaredLanguage: null, externals: 0 },
  pages: [],
  ...facts,
})

test('slides keep their own text and titles, and take the size of their pictures', () => {
  const own = file({ shape: 'slides', pages: [page(1, 'Bonjour', 'Bonjour'), page(2, 'Merci')] })
  const pdf = file({ title: null, language: null, pages: [drawn(1, 'Bon jour'), drawn(2, 'Mer ci')] })
  expect(drawnReading(own, pdf).pages).toEqual([
    { ...page(1, 'Bonjour', 'Bonjour'), width: 595, height: 842 },
    { ...page(2, 'Merci'), width: 595, height: 842 },
  ])
})

test('a text takes the pages of its PDF; its headings are found where they came to stand', () => {
  const outline = [
    { title: 'Une introduction', page: 1, depth: 0 },
    { title: 'Nulle part', page: 1, depth: 1 },
    { title: 'Une suite', page: 1, depth: 0 },
  ]
  const own = file({ outline, pages: [page(1, 'Une introduction … Une suite')] })
  const pdf = file({ pages: [drawn(1, 'Sommaire'), drawn(2, 'Une\nintroduction'), drawn(3, 'Une suite')] })
  const read = drawnReading(own, pdf)
  expect(read.outline.map(({ page }) => page)).toEqual([2, 2, 3])
  expect(read.pages.map(({ title }) => title)).toEqual([null, 'Une introduction', 'Une suite'])
  expect(read.title).toBe('Le titre du fichier')
})

test('a presentation whose PDF has more pages than it has slides is shown by the PDF', () => {
  const own = file({ shape: 'slides', pages: [page(1, 'Bonjour')] })
  const pdf = file({ pages: [drawn(1, 'Bon'), drawn(2, 'jour')] })
  expect(drawnReading(own, pdf)).toMatchObject({
    shape: 'slides',
    pages: [{ text: 'Bon' }, { text: 'jour' }],
  })
})
