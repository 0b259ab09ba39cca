import type { z } from 'zod'
import type { OPERATIONS, OperationName, ProblemName } from '~/domain/api/operations'
import type { Locale } from '~/domain/locale'
import { paths } from '~/paths'
import { countSearch, type Metered, type Program } from '~/usecases/api/api-limits.server'
import type { Asked } from '~/usecases/api/document-entries.server'
import { listDocumentsToPrograms } from '~/usecases/api/list-documents.server'
import { openDocumentToPrograms, openFileToPrograms } from '~/usecases/api/open-document.server'
import { searchForPrograms } from '~/usecases/api/search.server'
import { listWorkshopsToPrograms, openWorkshopToPrograms } from '~/usecases/api/workshops.server'
import { siteName } from '~/usecases/machines/site-names.server'
import { absoluteAddress } from '../addresses.server'
import { challenge } from './bearer.server'

/** What an operation says: the body of its answer, or why there is none. */
export type Said =
  | { body: object; links?: PageLinks; searches?: Metered }
  | { problem: ProblemName; parameter?: string; headers?: Record<string, string>; searches?: Metered }

type PageLinks = { next: string | null; previous: string | null; first: string }

type Question<N extends OperationName> = z.infer<(typeof OPERATIONS)[N]['question']>
type Asking<N extends OperationName> = Asked & {
  question: Question<N>
  /** What stands in the blank of the path. */
  blank: string
  /** The address as it was asked. */
  url: URL
  program: Program
}

type Handlers = { [N in OperationName]: (asking: Asking<N>) => Promise<Said> }

/** What each operation does: one use case, and what its outcome is called here. */
export const HANDLERS: Handlers = {
  start: ({ lang }) => start(lang),

  async listDocuments({ question, url, ...asked }) {
    const listed = await listDocumentsToPrograms(question, asked)
    return listed.outcome === 'listed' ? pageOf(listed, url) : NO_SUCH_PAGE
  },

  async openDocument({ blank, ...asked }) {
    const opened = await openDocumentToPrograms(blank, asked)
    if (opened.outcome === 'opened') return { body: opened.document }
    return { problem: opened.outcome === 'withdrawn' ? 'withdrawn' : 'not-found' }
  },

  async listWorkshops({ question, url, ...asked }) {
    const listed = await listWorkshopsToPrograms(question, asked)
    return listed.outcome === 'listed' ? pageOf(listed, url) : NO_SUCH_PAGE
  },

  async openWorkshop({ blank, ...asked }) {
    const opened = await openWorkshopToPrograms(blank, asked)
    if (opened.outcome === 'opened') return { body: opened.workshop }
    return { problem: opened.outcome === 'withdrawn' ? 'withdrawn' : 'not-found' }
  },

  async search({ question, url, program, ...asked }) {
    const searches = await countSearch(program)
    if (searches && !searches.allowed) return { problem: 'too-many', searches }
    const found = await searchForPrograms(question, asked)
    switch (found.outcome) {
      case 'found': {
        const { body, links } = pageOf({ ...found, previous: null }, url)
        return { body: { ...body, ...found.page }, links, searches }
      }
      case 'nothing-asked':
        return { problem: 'not-understood', parameter: 'q', searches }
      case 'too-long':
        return { problem: 'too-long', headers: { 'Retry-After': '5' }, searches }
      case 'no-such-page':
        return { ...NO_SUCH_PAGE, searches }
    }
  },

  async openFile({ blank, ...asked }) {
    const opened = await openFileToPrograms(blank, asked)
    switch (opened.outcome) {
      case 'opened':
        return { body: opened.file }
      case 'sign-in':
        return { problem: 'sign-in', headers: challenge() }
      case 'forbidden':
        return { problem: 'closed' }
      case 'missing':
        return { problem: 'not-found' }
    }
  },
}

const NO_SUCH_PAGE = { problem: 'not-understood', parameter: 'page' } as const

async function start(lang: Locale): Promise<Said> {
  return {
    body: {
      name: await siteName(),
      documentation: absoluteAddress(paths.aboutApi(lang)),
      openapi: absoluteAddress(paths.openApi()),
      documents: absoluteAddress(paths.api('/documents')),
      workshops: absoluteAddress(paths.api('/workshops')),
      search: absoluteAddress(paths.api('/search')),
    },
  }
}

type Paged = { items?: object[]; next: string | null; previous: string | null }

/** The items with the addresses of the pages around this one: the same question, from another place. */
function pageOf({ items, next, previous }: Paged, url: URL) {
  const at = (page: string | null) => {
    const query = new URLSearchParams(url.searchParams)
    query.delete('page')
    if (page !== null) query.set('page', page)
    return absoluteAddress(url.pathname + (query.size ? `?${query}` : ''))
  }
  const links = {
    next: next === null ? null : at(next),
    previous: previous === null ? null : at(previous),
    first: at(null),
  }
  return { body: { items, next: links.next, previous: links.previous }, links }
}
