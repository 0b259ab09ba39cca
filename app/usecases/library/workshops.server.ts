import { type Audience, accessTo } from '~/domain/access/access-policy'
import { isStaff, type Visitor } from '~/domain/access/visitor'
import type {
  DocumentCard,
  GateView,
  HtmlInLang,
  ProgrammeLine,
  WorkshopCard,
  WorkshopView,
} from '~/domain/library/views'
import { inLocale, type Locale } from '~/domain/locale'
import { isSlug } from '~/domain/slug'
import { gatedWorkshop, Programme } from '~/domain/workshops/workshop'
import { renderMarkdown } from '~/files/markdown.server'
import type { Prisma } from '~/generated/prisma/client'
import { db } from '~/storage/database.server'
import {
  documentCardSelect,
  documentCards,
  readThemes,
  type WorkshopCardRow,
  workshopCard,
  workshopCardSelect,
} from './cards.server'
import { listedDocuments, listedWorkshops } from './listed.server'

const MOST_WORKSHOPS = 200

/** Workshops that this visitor may know of, in their order; of one speaker, by his author's slug, where one is named. */
export async function listWorkshops(
  visitor: Visitor,
  lang: Locale,
  now: Date,
  { most = MOST_WORKSHOPS, speaker }: { most?: number; speaker?: string } = {},
): Promise<WorkshopCard[]> {
  const spokenBy: Prisma.WorkshopWhereInput = speaker
    ? { texts: { some: { speakers: { some: { slug: speaker } } } } }
    : {}
  const [rows, themes] = await Promise.all([
    db().workshop.findMany({
      where: { AND: [listedWorkshops(visitor, now), spokenBy] },
      orderBy: [{ position: 'asc' }, { heldOn: { sort: 'desc', nulls: 'last' } }, { slug: 'asc' }],
      take: most,
      select: workshopCardSelect(visitor, now),
    }),
    readThemes(lang),
  ])
  return rows
    .filter((row) => accessTo(workshopThing(row), visitor, now) !== 'hidden')
    .map((row) => workshopCard(row, { lang, themes, now }))
}

/** A workshop's page with the cards of its documents; null when it is hidden or missing. */
export async function openWorkshop(
  visitor: Visitor,
  slug: string,
  lang: Locale,
  now: Date,
): Promise<WorkshopView | null> {
  if (!isSlug(slug)) return null
  const row = await db().workshop.findUnique({ where: { slug }, select: workshopCardSelect(visitor, now) })
  if (!row) return null
  const access = accessTo(workshopThing(row), visitor, now)
  if (access === 'hidden') return null
  const themes = await readThemes(lang)
  const card = workshopCard(row, { lang, themes, now })
  if (access === 'teaser') return { access: 'tombstone', card }
  const [documents, text] = await Promise.all([
    readDocuments(row.id, visitor, lang, now),
    readText(row.id, lang),
  ])
  const programme = text?.programme ?? []
  return {
    access,
    card,
    body: text?.body ?? null,
    programme: { lang: text?.lang ?? lang, lines: programme.map((item) => programmeLine(item, documents)) },
    speakers: [...new Set(programme.flatMap(({ speaker }) => (speaker ? [speaker] : [])))],
    documents,
    gate: gateOfMaterials(documents, visitor),
    archive: archiveOf(documents),
  }
}

/** All that is open to this visitor, by what the cards say of it. */
function archiveOf(documents: DocumentCard[]): { files: number; bytes: number } {
  const files = documents
    .filter(({ reason, life }) => reason === 'open' && life === 'published')
    .flatMap((card) => card.files)
  return { files: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) }
}

function workshopThing(row: WorkshopCardRow) {
  return gatedWorkshop({ ...row, audience: row.audience as Audience })
}

/** Staff see drafts too: they prepare the page. */
async function readDocuments(
  workshopId: string,
  visitor: Visitor,
  lang: Locale,
  now: Date,
): Promise<DocumentCard[]> {
  const visible: Prisma.LibraryDocumentWhereInput = isStaff(visitor)
    ? { OR: [{ withdrawnAt: null }, { withdrawnAt: { gt: now } }] }
    : listedDocuments(visitor, now)
  const rows = await db().libraryDocument.findMany({
    where: { AND: [{ workshopId }, visible] },
    orderBy: [{ position: 'asc' }, { slug: 'asc' }],
    select: documentCardSelect(visitor),
  })
  return documentCards(rows, visitor, { lang, now })
}

type Text = { lang: Locale; body: HtmlInLang | null; programme: Programme }

async function readText(workshopId: string, lang: Locale): Promise<Text | null> {
  const texts = await db().workshopText.findMany({
    where: { workshopId },
    select: { lang: true, body: true, programme: true },
  })
  const text = inLocale(texts, lang)
  if (!text) return null
  const its = text.lang as Locale
  const programme = Programme.safeParse(text.programme)
  return {
    lang: its,
    body: text.body.trim() ? { html: renderMarkdown(text.body), lang: its } : null,
    programme: programme.success ? programme.data : [],
  }
}

function programmeLine(item: Programme[number], documents: DocumentCard[]): ProgrammeLine {
  const given = documents.find(({ slug }) => slug === item.document)
  return {
    time: item.time,
    title: item.title,
    speaker: item.speaker ?? null,
    document: given ? { slug: given.slug, title: given.title, reason: given.reason } : null,
  }
}

/** A guest or a pending member is told at the workshop what closes its materials; a member at each document. */
function gateOfMaterials(documents: DocumentCard[], visitor: Visitor): GateView | null {
  if (visitor.kind !== 'guest' && visitor.kind !== 'pending') return null
  const closed = documents.find(({ reason }) => reason === 'members' || reason === 'pending')
  const other = documents.find(({ reason }) => reason === 'by-request')
  const first = closed ?? other
  if (!first || first.reason === 'open' || first.reason === 'withdrawn') return null
  const { reason, audience } = first
  return { reason, audience, signedIn: visitor.kind === 'pending', until: null, request: null }
}
