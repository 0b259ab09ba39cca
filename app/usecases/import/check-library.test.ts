import { expect, test } from 'vitest'
import { wholeProblems } from './check-library'
import type { FolderCollection, FolderDocument, FolderWorkshop } from './library-folder'

const themes = new Set(['citizen-participation'])
const document = (slug: string, workshopSlug: string | null = null, theme = 'citizen-participation') =>
  ({ slug, workshopSlug, theme }) as FolderDocument
const workshop = (entry: string, theme = 'citizen-participation') =>
  ({
    slug: 'atelier',
    theme,
    texts: [{ lang: 'fr', programme: [{ time: '09:30', title: 'x', document: entry }] }],
  }) as unknown as FolderWorkshop

const collection = (...documents: string[]) =>
  ({ slug: 'parcours', documents }) as unknown as FolderCollection

test('a folder whose parts fit has no problem', () => {
  expect(
    wholeProblems(
      {
        workshops: [workshop('a')],
        documents: [document('a', 'atelier'), document('b')],
        collections: [collection('a', 'b')],
      },
      themes,
    ),
  ).toEqual([])
})

test('two documents of one name, a theme, a presentation and a part of a collection that are nowhere: each is named with its file', () => {
  expect(
    wholeProblems(
      {
        workshops: [workshop('nowhere', 'cooking')],
        documents: [document('a', 'atelier'), document('a'), document('c', null, 'cooking')],
        collections: [collection('a', 'gone')],
      },
      themes,
    ),
  ).toEqual([
    'documents/a: another document has this name',
    'documents/c/document.fr.md: theme: cooking is not in site.yaml',
    'workshops/atelier/workshop.fr.md: theme: cooking is not in site.yaml',
    'workshops/atelier/workshop.fr.md: programme: nowhere is no document of this folder',
    'collections/parcours/collection.fr.md: documents: gone is no document of this folder',
  ])
})
