import type { Visitor } from '~/domain/access/visitor'
import { type Citation, readCitationAsked } from '~/domain/citing/citation'
import type { Locale } from '~/domain/locale'
import { libraryTexts } from '~/i18n/library'
import { citeDocument } from '~/usecases/citing/cite-document.server'
import { now } from './clock.server'

/** The citation that a document's address asks for; most ask for none, and then nothing is read for it. */
export async function citationAsked(
  visitor: Visitor,
  slug: string,
  query: URLSearchParams,
  lang: Locale,
): Promise<Citation | null> {
  const asked = readCitationAsked(query)
  const { kinds } = libraryTexts[lang]
  return asked && citeDocument(visitor, slug, asked, { lang, kinds }, now())
}
