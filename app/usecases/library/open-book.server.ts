import type { Access } from '~/domain/access/access-policy'
import { hasPages } from '~/domain/library/file-format'
import {
  lastOpenPage,
  type OpenBook,
  pagesWith,
  type ReaderAsked,
  type ReadingView,
} from '~/domain/library/reader'
import type { Locale } from '~/domain/locale'
import { paths } from '~/paths'
import { findInPages, readOutline, readPages } from './read-pages.server'
import { type FileToRead, fileOfItself, filesToRead, type Reading } from './readable-files.server'

type State<S extends ReadingView['state']> = Extract<ReadingView, { state: S }>
/** What the reader shows, beside what every state of it has. */
type Inside =
  | Pick<State<'open'>, 'state' | 'book'>
  | Pick<State<'closed'>, 'state' | 'openPages'>
  | Pick<State<'preparing'>, 'state'>
  | Pick<State<'unreadable'>, 'state' | 'file'>

type Opened = { file: FileToRead | undefined; inside: Inside }

/**
 * What of a document is read, as far as it is open: all files of all versions, or the first pages of the file that is
 * read by itself. null: there is no such file or page.
 */
export async function openBook(
  document: { id: string; openPages: number },
  wish: Wish,
): Promise<Opened | null> {
  return wish.access === 'full' ? openWhole(document.id, wish) : openBeginning(document, wish)
}

type Wish = { access: Access; asked: ReaderAsked; lang: Locale }

async function openWhole(documentId: string, { asked, lang }: Wish): Promise<Opened | null> {
  const files = await filesToRead(documentId)
  const itself = fileOfItself(files, lang)
  const file = asked.fileId ? files.find(({ id }) => id === asked.fileId) : itself
  if (!file) return asked.fileId ? null : { file, inside: { state: 'unreadable', file: null } }
  const { reading } = file
  if (reading.state === 'preparing') return { file, inside: { state: 'preparing' } }
  if (reading.state === 'unreadable')
    return {
      file,
      inside: { state: 'unreadable', file: { ...addressOf(file), hasPages: hasPages(file.format) } },
    }
  const { page } = asked
  if (page === null || page > reading.pageCount) return null
  const book = await bookOf({ ...file, reading }, { page, lastPage: reading.pageCount, asked })
  const named = file.id !== itself?.id
  return { file, inside: { state: 'open', book: { ...book, named, file: factsOf(file, files) } } }
}

/** The same answer for a page beyond, a file that is not this one, and one that is not there. */
async function openBeginning(
  { id, openPages }: { id: string; openPages: number },
  { access, asked, lang }: Wish,
): Promise<Opened> {
  const file = openPages > 0 ? fileOfItself(await filesToRead(id), lang) : undefined
  const reading = file?.reading
  if (!file || reading?.state !== 'read')
    return { file: undefined, inside: { state: 'closed', openPages: 0 } }
  const lastPage = lastOpenPage(access, openPages, reading.pageCount)
  const { page, fileId } = asked
  if (page === null || page > lastPage || (fileId && fileId !== file.id))
    return { file: undefined, inside: { state: 'closed', openPages: lastPage } }
  const book = await bookOf({ ...file, reading }, { page, lastPage, asked })
  return { file, inside: { state: 'open', book: { ...book, named: false, file: null } } }
}

type ReadFile = FileToRead & { reading: Extract<Reading, { state: 'read' }> }

async function bookOf(
  { id, sha256, reading }: ReadFile,
  { page, lastPage, asked }: { page: number; lastPage: number; asked: ReaderAsked },
): Promise<Omit<OpenBook, 'file' | 'named'>> {
  const { shape, drawn } = reading
  const range = pagesWith(page, { shape, view: asked.view, lastPage })
  const [pages, outline, found] = await Promise.all([
    readPages(sha256, { ...range, drawn }),
    readOutline(sha256, reading.outline, lastPage),
    asked.query ? findInPages(sha256, asked.query, lastPage) : null,
  ])
  return { fileId: id, shape, page, pages, lastPage, outline, found }
}

const addressOf = ({ id, name }: FileToRead) => ({ name, href: paths.file(id, name) })

function factsOf(file: FileToRead, files: FileToRead[]): OpenBook['file'] {
  const newest = files[0]?.version ?? file.version
  const ofVersion = files.filter(
    ({ version, reading }) => version === file.version && reading.state === 'read',
  )
  return {
    ...addressOf(file),
    files: ofVersion.map(({ id, name, format, language, version }) => ({
      ...{ id, name, format, language, version },
    })),
    older: file.version < newest ? { version: file.version, newest } : null,
  }
}
