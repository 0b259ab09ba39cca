import { type Access, accessTo } from '~/domain/access/access-policy'
import type { Visitor } from '~/domain/access/visitor'
import type { TextPiece } from '~/domain/library/find-in-text'
import { lastOpenPage } from '~/domain/library/reader'
import { cutAtMembers } from '~/domain/library/teaser'
import type { DocumentCard } from '~/domain/library/views'
import { LOCALES, type Locale } from '~/domain/locale'
import { markdownWords } from '~/domain/search/markdown-words'
import { excerptWith, markWords, wordsThatMayMatch } from '~/domain/search/search-excerpt'
import type { ComposedSearch } from '~/domain/search/search-query'
import type { PageHit, SearchHit } from '~/domain/search/search-view'
import { paths } from '~/paths'
import { db } from '~/storage/database.server'
import type { FoundDocument } from '~/storage/search/find-documents.server'
import { type FoundPage, type FoundPages, findPages, type OpenFile } from '~/storage/search/find-pages.server'
import { wordsThatMatch } from '~/storage/search/words.server'
import { type DocumentCardRow, documentCardSelect, documentCards } from '../library/cards.server'
import { gated } from '../library/gate-facts.server'
import { type FileToRead, fileOfItself, filesOf } from '../library/readable-files.server'

type Asked = { visitor: Visitor; lang: Locale; now: Date }
type Row = DocumentCardRow & { access: Access }
type Text = { text: string; lang: Locale }

const MOST_PAGES = 3

/**
 * The found documents as they are shown, in their order. The gate is asked again for each: of one that is closed to
 * this visitor no text is read but what everybody may read.
 */
export async function showHits(
  found: readonly FoundDocument[],
  search: ComposedSearch,
  asked: Asked,
): Promise<SearchHit[]> {
  const rows = await readRows(found, asked)
  const [cards, texts, files] = await Promise.all([
    documentCards(rows, asked.visitor, asked),
    readTexts(rows),
    filesOf(rows.map(({ id }) => id)),
  ])
  const opened = new Map(rows.map((row) => [row.id, openFiles(row, files.get(row.id) ?? [], asked.lang)]))
  const pages = await findPages(search, [...opened.values()].flat())
  const matching = await matchingWords(cards, texts, pages, search)
  return rows.flatMap((row, i) => {
    const card = cards[i]
    if (!card) return []
    const its = files.get(row.id) ?? []
    const where = { card, itself: fileOfItself(its, asked.lang), files: its, lang: asked.lang, matching }
    return [
      {
        card,
        title: markWords(card.title.text, matching),
        excerpt: excerptOf(card, texts.get(row.id) ?? [], matching, asked.lang),
        shape: shapeOf(where.itself),
        ...pageHits(opened.get(row.id) ?? [], pages, where),
      },
    ]
  })
}

async function readRows(found: readonly FoundDocument[], { visitor, now }: Asked): Promise<Row[]> {
  const rows = await db().libraryDocument.findMany({
    where: { id: { in: found.map(({ id }) => id) } },
    select: documentCardSelect(visitor),
  })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return found.flatMap(({ id }) => {
    const row = byId.get(id)
    if (!row) return []
    const access = accessTo(gated(row), visitor, now)
    return access === 'hidden' ? [] : [{ ...row, access }]
  })
}

/** Abstracts and bodies in all languages, as far as they are open to this visitor. */
async function readTexts(rows: Row[]): Promise<Map<string, Text[]>> {
  const bodies = await db().documentBody.findMany({
    where: { documentId: { in: rows.map(({ id }) => id) } },
    select: { documentId: true, lang: true, markdown: true },
  })
  return new Map(
    rows.map(({ id, access, texts }) => {
      const its = bodies.filter(({ documentId }) => documentId === id)
      const open = its.map(({ lang, markdown }) => {
        const { open: beginning, closed } = cutAtMembers(markdown)
        return { lang, text: access === 'full' ? beginning + closed : beginning }
      })
      const abstracts = texts.map(({ lang, abstract }) => ({ lang, text: abstract }))
      const all = [...abstracts, ...open]
      return [id, all.map(({ lang, text }) => ({ lang: lang as Locale, text: markdownWords(text) }))] as const
    }),
  )
}

/** How far the newest files of a document are open: all of them, or the first pages of the one that is read by itself. */
function openFiles({ access, openPages }: Row, files: FileToRead[], lang: Locale): OpenFile[] {
  const newest = files.filter(({ version }) => version === files[0]?.version)
  const itself = fileOfItself(files, lang)
  const readable = access === 'full' ? newest : newest.filter(({ id }) => id === itself?.id)
  return readable.flatMap(({ id, sha256, reading }) => {
    if (reading.state !== 'read') return []
    const lastPage = lastOpenPage(access, openPages, reading.pageCount)
    return lastPage > 0 ? [{ id, sha256, lastPage }] : []
  })
}

function matchingWords(
  cards: DocumentCard[],
  texts: Map<string, Text[]>,
  pages: Map<string, FoundPages>,
  { any }: ComposedSearch,
): Promise<Set<string>> {
  const all = [
    ...cards.map(({ title }) => title.text),
    ...[...texts.values()].flat().map(({ text }) => text),
    ...[...pages.values()].flatMap((found) => found.pages.map(({ text }) => text)),
  ]
  return wordsThatMatch(wordsThatMayMatch(all, any), any)
}

function excerptOf(
  { summary }: DocumentCard,
  texts: Text[],
  matching: ReadonlySet<string>,
  lang: Locale,
): SearchHit['excerpt'] {
  const inOrder = [lang, ...LOCALES.filter((other) => other !== lang)]
  for (const one of inOrder)
    for (const { text } of texts.filter((candidate) => candidate.lang === one)) {
      const pieces = excerptWith(text, matching)
      if (pieces) return { pieces, lang: one }
    }
  return { pieces: [{ text: summary.text, hit: false }], lang: summary.lang }
}

const shapeOf = (file: FileToRead | undefined): SearchHit['shape'] =>
  file?.reading.state === 'read' ? file.reading.shape : 'paper'

type Where = {
  card: DocumentCard
  itself: FileToRead | undefined
  lang: Locale
  matching: ReadonlySet<string>
}

/** The best pages of the file that is read by itself first, then those of the others. */
function pageHits(
  opened: OpenFile[],
  found: Map<string, FoundPages>,
  where: Where,
): Pick<SearchHit, 'pages' | 'morePages'> {
  const ordered = opened.toSorted(
    (a, b) => Number(b.id === where.itself?.id) - Number(a.id === where.itself?.id),
  )
  const all = ordered.flatMap(({ id }) =>
    (found.get(id)?.pages ?? []).map((page) => pageHit(page, id, where)),
  )
  const beyond = ordered.reduce((sum, { id }) => sum + (found.get(id)?.more ?? 0), 0)
  return { pages: all.slice(0, MOST_PAGES), morePages: beyond + Math.max(0, all.length - MOST_PAGES) }
}

function pageHit({ number, title, text }: FoundPage, fileId: string, where: Where): PageHit {
  const { card, itself, lang, matching } = where
  const excerpt = excerptWith(text, matching) ?? []
  const q = excerpt.find(({ hit }: TextPiece) => hit)?.text
  const file = fileId === itself?.id ? undefined : fileId
  return { number, title, excerpt, address: paths.read(lang, card.slug, number, { file, q }) }
}
