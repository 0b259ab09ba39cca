import type { Visitor } from '~/domain/access/visitor'
import type { DocumentFilters } from '~/domain/library/document-filters'
import type { LibrarySort, LibraryWish } from '~/domain/library/library-wish'
import type { Locale } from '~/domain/locale'
import { Prisma } from '~/generated/prisma/client'
import { databasePool } from '../database.server'
import { narrowedTo } from './find-documents.server'
import { listedRows, readableRows } from './readable.server'

const PAGE_SIZE = 12

export type Asked = {
  visitor: Visitor
  lang: Locale
  now: Date
  /** Only what came out later; null: all. */
  since: Date | null
}

export type BrowsedPage = {
  /** Ids in their order. */
  ids: string[]
  /** Whether there are documents before these, and after them. */
  earlier: boolean
  later: boolean
}

/** What a page of the library holds. One that is to begin at a document that is not in this list is the first. */
export async function browsePage(
  { filters, sort, after, before }: Omit<LibraryWish, 'since'>,
  asked: Asked,
): Promise<BrowsedPage> {
  const { key, falls } = orderOf(sort, asked.lang)
  const inList = listedAs(filters, asked)
  const start = await idInList(after ?? before, inList)
  const backwards = start !== null && before !== null
  const down = falls !== backwards
  const beyond = start
    ? Prisma.sql`and (${key}, s."documentId") ${Prisma.raw(down ? '<' : '>')} (
        (select ${key} from "SearchDocument" s where s."documentId" = ${start}), ${start})`
    : Prisma.empty
  const direction = Prisma.raw(down ? 'desc' : 'asc')
  const rows = await ask<{ id: string }>`
    select s."documentId" as id from "SearchDocument" s where ${inList} ${beyond}
    order by ${key} ${direction}, s."documentId" ${direction} limit ${PAGE_SIZE + 1}`
  const ids = rows.slice(0, PAGE_SIZE).map(({ id }) => id)
  const more = rows.length > PAGE_SIZE
  return backwards
    ? { ids: ids.toReversed(), earlier: more, later: true }
    : { ids, earlier: start !== null, later: more }
}

/** The rows `s` of SearchDocument that this visitor may know of and asks for. */
export function listedAs(filters: DocumentFilters, { visitor, now, since }: Asked): Prisma.Sql {
  const mine = filters.access === 'mine' ? Prisma.sql`and ${readableRows(visitor, now)}` : Prisma.empty
  const newer = since ? Prisma.sql`and s."outAt" > ${since}` : Prisma.empty
  return Prisma.sql`${listedRows(visitor, now)} ${narrowedTo(filters)} ${mine} ${newer}`
}

function orderOf(sort: LibrarySort, lang: Locale): { key: Prisma.Sql; falls: boolean } {
  if (sort === 'recent') return { key: Prisma.sql`s."sortedOn"`, falls: true }
  if (sort === 'added') return { key: Prisma.sql`s."outAt"`, falls: true }
  return { key: lang === 'fr' ? Prisma.sql`s."titleFr"` : Prisma.sql`s."titleEn"`, falls: false }
}

/** The id of this document where the list has it. */
async function idInList(slug: string | null, inList: Prisma.Sql): Promise<string | null> {
  if (slug === null) return null
  const [row] = await ask<{ id: string }>`
    select s."documentId" as id from "SearchDocument" s
    where s."documentId" = (select d."id" from "LibraryDocument" d where d."slug" = ${slug}) and ${inList}`
  return row?.id ?? null
}

/** Rows of the index, not over the connections of the search: those never read a whole table, which a count may. */
export async function ask<Row extends object>(
  strings: TemplateStringsArray,
  ...values: unknown[]
): Promise<Row[]> {
  const { text, values: bound } = Prisma.sql(strings, ...values)
  return (await databasePool().query<Row>(text, bound)).rows
}
