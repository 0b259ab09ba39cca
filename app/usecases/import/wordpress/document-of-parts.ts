import { strictestAudience } from '~/domain/access/access-policy'
import type { DocumentKind, Licence } from '~/domain/library/library-document'
import type { FolderDocument, FolderPublication } from '../library-folder'
import type { WrittenPart } from './write-part'

/**
 * A post and its translations as one document: the first says what is not text, the strictest whom it is for, the latest
 * when it is out. A translation that is still a draft does not come out with the others: it is not in it.
 */
export function documentOfParts(
  all: readonly WrittenPart[],
  { slug, kind, licence }: { slug: string; kind: DocumentKind; licence: Licence },
): Omit<FolderDocument, 'files'> {
  const out = all.filter(({ publication }) => publication !== null)
  const parts = out.length ? out : all
  return {
    ...{ slug, kind, licence, workshopSlug: null, position: 0, demonstration: false, embargoUntil: null },
    theme: parts.find(({ theme }) => theme)?.theme ?? null,
    audience: parts.map((part) => part.audience).reduce(strictestAudience),
    datedOn: parts[0]?.datedOn ?? null,
    publication: parts.map((part) => part.publication).reduce(later),
    authors: [...new Set(parts.flatMap(({ authors }) => authors))].map((name) => ({
      name,
      affiliation: null,
    })),
    texts: parts.map(({ lang, title, abstract, keywords, markdown }) => ({
      ...{ lang, title, abstract, keywords, markdown },
    })),
  }
}

const later = (a: FolderPublication, b: FolderPublication): FolderPublication =>
  (a?.publishedAt?.getTime() ?? 0) >= (b?.publishedAt?.getTime() ?? 0) ? a : b
