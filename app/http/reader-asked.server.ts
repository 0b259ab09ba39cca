import { isId } from '~/domain/ids'
import { readQuery } from '~/domain/library/find-in-text'
import { READER_VIEWS, type ReaderAsked } from '~/domain/library/reader'
import type { Locale } from '~/domain/locale'
import { paths } from '~/paths'

/** What the address of the reader asks for; what is no number of a page is none. */
export function readerAsked(request: Request, page: string | undefined): ReaderAsked {
  const asked = new URL(request.url).searchParams
  const file = asked.get('file') ?? undefined
  return {
    page: pageNumber(page),
    // An id that none of ours can be finds no file.
    fileId: file === undefined ? null : isId(file) ? file : 'none',
    query: readQuery(asked.get('q')),
    view: READER_VIEWS.find((view) => view === asked.get('view')) ?? 'both',
  }
}

/** The address of the page whose number was typed into the reader's form without scripts; null when none was. */
export function pageTyped(request: Request, lang: Locale, slug: string): string | null {
  const asked = new URL(request.url).searchParams
  const page = pageNumber(asked.get('page') ?? undefined)
  if (!asked.has('page') || page === null) return null
  const kept = (name: string) => asked.get(name) ?? undefined
  return paths.read(lang, slug, page, { file: kept('file'), q: kept('q'), view: kept('view') })
}

function pageNumber(written: string | undefined): number | null {
  if (written === undefined) return 1
  return /^[1-9]\d{0,4}$/.test(written.trim()) ? Number(written) : null
}
