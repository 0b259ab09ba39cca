// Pages of a file that are open to who asks: whoever calls has asked the gate how far they go.
import { countHits, excerptOf, foldQuery } from '~/domain/library/find-in-text'
import type { Found, PageView } from '~/domain/library/reader'
import type { OutlineItem } from '~/domain/library/reading'
import { db } from '~/storage/database.server'

const MOST_FOUND_PAGES = 100
// As in find-in-text.ts, for the database.
const SOFT_HYPHEN = '\u00ad(\\s*\\n\\s*)?'
const CUT = '[-\u2010][ \\t]*\\n\\s*'
const BLANKS = '[-\u2010\u2011[:space:]]+'

/** The pages from one to another, both included. */
export async function readPages(
  sha256: string,
  { first, last, drawn }: { first: number; last: number; drawn: boolean },
): Promise<PageView[]> {
  const pages = await db().filePage.findMany({
    where: { sha256, number: { gte: first, lte: last } },
    orderBy: { number: 'asc' },
    select: { number: true, title: true, text: true, width: true, height: true },
  })
  return pages.map(({ number, title, text, width, height }) => ({
    number,
    title,
    text,
    picture: drawn && width && height ? { width: Math.round(width), height: Math.round(height) } : null,
  }))
}

/** The outline up to the last open page; a file without one has the titles of its pages. */
export async function readOutline(
  sha256: string,
  outline: OutlineItem[],
  lastPage: number,
): Promise<OutlineItem[]> {
  if (outline.length) return outline.filter(({ page }) => page <= lastPage)
  const titled = await db().filePage.findMany({
    where: { sha256, number: { lte: lastPage }, title: { not: null } },
    orderBy: { number: 'asc' },
    select: { number: true, title: true },
  })
  return titled.map(({ number, title }) => ({ title: title ?? '', page: number, depth: 0 }))
}

/** Where the query stands on the open pages, whatever its accents and case. */
export async function findInPages(sha256: string, query: string, lastPage: number): Promise<Found> {
  // The database leaves out pages that cannot have it, so that a long book is not carried here whole.
  const pages = await db().$queryRaw<{ number: number; title: string | null; text: string }[]>`
    select "number", "title", "text" from "FilePage",
      lateral (select regexp_replace(fold_text("text"), ${SOFT_HYPHEN}, '', 'g')) as plain ("folded"),
      lateral (values (regexp_replace("folded", ${CUT}, '', 'g')), ("folded")) as way ("written")
    where "sha256" = ${sha256} and "number" <= ${lastPage}
      and strpos(regexp_replace("written", ${BLANKS}, ' ', 'g'), ${foldQuery(query)}) > 0
    group by "sha256", "number"
    order by "number"`
  const found = pages.flatMap(({ number, title, text }) => {
    const excerpt = excerptOf(text, query)
    return excerpt ? [{ number, title, hits: countHits(text, query), excerpt }] : []
  })
  return {
    query,
    hits: found.reduce((sum, { hits }) => sum + hits, 0),
    pages: found.slice(0, MOST_FOUND_PAGES),
    more: found.length > MOST_FOUND_PAGES,
  }
}
