import type { FolderCollection, FolderDocument, FolderWorkshop, LibraryFolder } from './library-folder'

/** What only shows when all is read: names that occur twice, themes, programme entries and parts of collections that lead nowhere. */
export function wholeProblems(
  { workshops, documents, collections }: LibraryFolder,
  themes: Set<string>,
): string[] {
  const slugs = new Set(documents.map(({ slug }) => slug))
  return [
    ...namedTwice(documents),
    ...documents.flatMap((document) => unknownTheme(document, folderOf(document), 'document', themes)),
    ...workshops.flatMap((workshop) => [
      ...unknownTheme(workshop, `workshops/${workshop.slug}`, 'workshop', themes),
      ...lostEntries(workshop, slugs),
    ]),
    ...collections.flatMap((collection) => lostParts(collection, slugs)),
  ]
}

const folderOf = ({ slug, workshopSlug }: FolderDocument): string =>
  workshopSlug ? `workshops/${workshopSlug}/${slug}` : `documents/${slug}`

function namedTwice(documents: FolderDocument[]): string[] {
  const seen = new Set<string>()
  return documents.flatMap((document) => {
    const twice = seen.has(document.slug)
    seen.add(document.slug)
    return twice ? [`${folderOf(document)}: another document has this name`] : []
  })
}

function unknownTheme(
  { theme }: { theme: string | null },
  folder: string,
  noun: string,
  themes: Set<string>,
): string[] {
  return !theme || themes.has(theme) ? [] : [`${folder}/${noun}.fr.md: theme: ${theme} is not in site.yaml`]
}

function lostParts({ slug, documents }: FolderCollection, known: Set<string>): string[] {
  return documents
    .filter((document) => !known.has(document))
    .map(
      (document) =>
        `collections/${slug}/collection.fr.md: documents: ${document} is no document of this folder`,
    )
}

function lostEntries({ slug, texts }: FolderWorkshop, documents: Set<string>): string[] {
  return texts.flatMap(({ lang, programme }) =>
    programme
      .filter(({ document }) => document && !documents.has(document))
      .map(
        ({ document }) =>
          `workshops/${slug}/workshop.${lang}.md: programme: ${document} is no document of this folder`,
      ),
  )
}
