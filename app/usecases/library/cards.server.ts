import { type Audience, accessTo, gateReason } from '~/domain/access/access-policy'
import type { Visitor } from '~/domain/access/visitor'
import { type DocumentKind, type Life, lifeOf } from '~/domain/library/library-document'
import type { Cover, DocumentCard, InLang, ThemeView, WorkshopCard } from '~/domain/library/views'
import { inLocale, type Locale } from '~/domain/locale'
import type { Prisma } from '~/generated/prisma/client'
import { readSite } from '~/storage/content.server'
import { fileSummary } from './file-summary'
import { gated, gateFacts } from './gate-facts.server'
import { listedDocuments } from './listed.server'
import { coversOf } from './readable-files.server'
import { summaryOf } from './summaries.server'

/** What a card is made of. Never the body, and of files neither name nor address. */
export const documentCardSelect = (visitor: Visitor) =>
  ({
    ...gateFacts(visitor),
    id: true,
    slug: true,
    kind: true,
    theme: true,
    datedOn: true,
    demonstration: true,
    openPages: true,
    showsCover: true,
    workshop: {
      select: {
        slug: true,
        audience: true,
        publishedAt: true,
        texts: { select: { lang: true, title: true } },
      },
    },
    texts: { select: { lang: true, title: true, abstract: true, keywords: true } },
    authors: { orderBy: { position: 'asc' }, select: { name: true, affiliation: true, slug: true } },
    versions: {
      orderBy: { number: 'desc' },
      take: 1,
      select: {
        files: { orderBy: { name: 'asc' }, select: { format: true, bytes: true, language: true } },
      },
    },
  }) satisfies Prisma.LibraryDocumentSelect

export type DocumentCardRow = Prisma.LibraryDocumentGetPayload<{
  select: ReturnType<typeof documentCardSelect>
}>

export function documentCard(
  row: DocumentCardRow,
  visitor: Visitor,
  { lang, themes, now, covers }: { lang: Locale; themes: Themes; now: Date; covers: Covers },
): DocumentCard {
  const thing = gated(row)
  const text = inLocale(row.texts, lang)
  const { embargoUntil } = row
  const life = lifeOf(thing, now)
  return {
    slug: row.slug,
    kind: row.kind as DocumentKind,
    theme: themes.get(row.theme ?? '') ?? null,
    title: inLang(row.texts, lang, 'title'),
    summary: {
      text: text ? summaryOf(text.abstract) : '',
      lang: (text?.lang as Locale | undefined) ?? lang,
    },
    date: dayOf(row.datedOn),
    authors: authorsOf(row, life).map(({ name, slug }) => ({ name, slug })),
    workshop: row.workshop && {
      slug: row.workshop.slug,
      title: inLang(row.workshop.texts, lang, 'title'),
    },
    audience: thing.audience,
    reason: gateReason(thing, visitor, now),
    embargoUntil: embargoUntil && embargoUntil > now ? embargoUntil.toISOString() : null,
    life,
    files: (row.versions[0]?.files ?? []).map(fileSummary),
    cover: covers.get(row.id) ?? null,
    demonstration: row.demonstration,
  }
}

/** The authors with where they work; the address of their pages only while lists name the document. */
export const authorsOf = ({ authors }: Pick<DocumentCardRow, 'authors'>, life: Life) =>
  authors.map((author) => ({ ...author, slug: life === 'published' ? author.slug : null }))

type Covers = Map<string, Cover>

/** The cards of those rows that are not hidden from this visitor, in their order. */
export async function documentCards(
  rows: DocumentCardRow[],
  visitor: Visitor,
  { lang, now }: { lang: Locale; now: Date },
): Promise<DocumentCard[]> {
  const seen = rows.filter((row) => accessTo(gated(row), visitor, now) !== 'hidden')
  const [themes, covers] = await Promise.all([readThemes(lang), coversOf(seen, lang)])
  return seen.map((row) => documentCard(row, visitor, { lang, themes, now, covers }))
}

export const workshopCardSelect = (visitor: Visitor, now: Date) =>
  ({
    id: true,
    slug: true,
    theme: true,
    audience: true,
    heldOn: true,
    demonstration: true,
    publishedAt: true,
    withdrawnAt: true,
    texts: { select: { lang: true, title: true, summary: true, place: true } },
    _count: { select: { documents: { where: listedDocuments(visitor, now) } } },
  }) satisfies Prisma.WorkshopSelect

export type WorkshopCardRow = Prisma.WorkshopGetPayload<{ select: ReturnType<typeof workshopCardSelect> }>

export function workshopCard(
  row: WorkshopCardRow,
  { lang, themes, now }: { lang: Locale; themes: Themes; now: Date },
): WorkshopCard {
  return {
    slug: row.slug,
    theme: themes.get(row.theme) ?? null,
    title: inLang(row.texts, lang, 'title'),
    summary: inLang(row.texts, lang, 'summary'),
    place: inLang(row.texts, lang, 'place'),
    date: dayOf(row.heldOn),
    audience: row.audience as Audience,
    life: lifeOf(row, now),
    documents: row._count.documents,
    demonstration: row.demonstration,
  }
}

export type Themes = Map<string, ThemeView>

/** The themes of the site, by key, in their order. */
export async function readThemes(lang: Locale): Promise<Themes> {
  const { themes } = await readSite()
  return new Map(themes.map((theme) => [theme.key, { ...theme, name: theme.name[lang] }]))
}

/** One field of the text in the asked language, else in the other. */
export function inLang<K extends string>(
  texts: ({ lang: string } & Record<K, string>)[],
  lang: Locale,
  field: K,
): InLang {
  const text = inLocale(texts, lang)
  return { text: text?.[field] ?? '', lang: (text?.lang as Locale | undefined) ?? lang }
}

export const dayOf = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null
