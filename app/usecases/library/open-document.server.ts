import { config } from '~/config.server'
import { accessTo, gateReason, mayShare } from '~/domain/access/access-policy'
import { GUEST, type Visitor } from '~/domain/access/visitor'
import { isId } from '~/domain/ids'
import type { Licence } from '~/domain/library/library-document'
import type { DocumentView, HtmlInLang, PassInUse } from '~/domain/library/views'
import { inLocale, type Locale } from '~/domain/locale'
import { isSlug } from '~/domain/slug'
import { renderMarkdown } from '~/files/markdown.server'
import type { Prisma } from '~/generated/prisma/client'
import { paths } from '~/paths'
import { readSite } from '~/storage/content.server'
import { db } from '~/storage/database.server'
import { countOpening } from '../access/open-pass.server'
import { doiFacts, registeredDoi } from '../doi/registered-doi'
import { toldSettings } from '../settings.server'
import { authorsOf, type DocumentCardRow, documentCard, documentCardSelect, readThemes } from './cards.server'
import { gateOf } from './gate.server'
import { gated, passInUse } from './gate-facts.server'
import { readOpenPart, readWhole } from './insides.server'
import { coversOf } from './readable-files.server'
import { readerDoor } from './reader-door.server'

/** A document as this visitor may see it; null when it is hidden or missing, which nothing tells apart. */
export async function openDocument(
  visitor: Visitor,
  slug: string,
  lang: Locale,
  now: Date,
): Promise<DocumentView | null> {
  if (!isSlug(slug)) return null
  const row = await db().libraryDocument.findUnique({ where: { slug }, select: pageSelect(visitor) })
  return row && viewOf(row, visitor, lang, now)
}

/** The desk's preview: what another visitor would see if the document and its workshop were published now. */
export async function viewDocumentAs(
  documentId: string,
  visitorLike: Visitor,
  lang: Locale,
  now: Date,
): Promise<DocumentView | null> {
  if (!isId(documentId)) return null
  const row = await db().libraryDocument.findUnique({
    where: { id: documentId },
    select: pageSelect(visitorLike),
  })
  if (!row) return null
  const published = {
    ...row,
    publishedAt: notLaterThan(row.publishedAt, now),
    workshop: row.workshop && {
      ...row.workshop,
      publishedAt: notLaterThan(row.workshop.publishedAt, now),
    },
  }
  return viewOf(published, visitorLike, lang, now)
}

const notLaterThan = (date: Date | null, now: Date): Date => (date && date < now ? date : now)

const pageSelect = (visitor: Visitor) =>
  ({
    ...documentCardSelect(visitor),
    licence: true,
    withdrawalReason: true,
    ...doiFacts,
  }) satisfies Prisma.LibraryDocumentSelect

type PageRow = DocumentCardRow & {
  licence: string
  withdrawalReason: string | null
  doi: string | null
  doiSince: Date | null
}

async function viewOf(row: PageRow, visitor: Visitor, lang: Locale, now: Date): Promise<DocumentView | null> {
  const thing = gated(row)
  const access = accessTo(thing, visitor, now)
  if (access === 'hidden') return null
  const forEverybody = accessTo({ ...thing, grant: null, passes: [] }, GUEST, now) === 'full'
  const page = { ...(await pageOf(row, visitor, lang, now)), forEverybody }
  if (access === 'full')
    return {
      ...page,
      access,
      ...(await readWhole(row.id, lang)),
      pass: await readByPass(row, visitor, now),
      mayShare: mayShare(thing, visitor, now) && (await toldSettings()).memberSharing === 'on',
    }
  const reason = gateReason(thing, visitor, now)
  if (reason === 'withdrawn' || reason === 'open')
    return {
      ...page,
      // A tombstone names the work; its abstract and its files went with it.
      card: { ...page.card, files: [], cover: null, summary: { ...page.card.summary, text: '' } },
      abstract: { ...page.abstract, html: '' },
      access: 'tombstone',
      reader: null,
      withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
      withdrawalReason: row.withdrawalReason,
    }
  const [open, reader] = await Promise.all([readOpenPart(row.id, lang), readerDoor(row, lang)])
  return { ...page, access, open, reader, gate: gateOf(thing, reason, visitor, row.grants[0] ?? null, now) }
}

/** By what he reads who needs a pass; each opening of the page is counted. */
async function readByPass(row: PageRow, visitor: Visitor, now: Date): Promise<PassInUse | null> {
  const pass = passInUse(row, visitor, now)
  if (!pass) return null
  await countOpening(pass.id, now)
  const { sharedBy, grant, endsAt } = pass
  return {
    sharer: sharedBy && `${sharedBy.firstName} ${sharedBy.lastName}`,
    until: (grant ? grant.endsAt : endsAt)?.toISOString() ?? null,
  }
}

async function pageOf(row: PageRow, visitor: Visitor, lang: Locale, now: Date) {
  const [themes, site, covers] = await Promise.all([readThemes(lang), readSite(), coversOf([row], lang)])
  const text = inLocale(row.texts, lang)
  const abstract: HtmlInLang = {
    html: renderMarkdown(text?.abstract ?? ''),
    lang: (text?.lang as Locale | undefined) ?? lang,
  }
  const card = documentCard(row, visitor, { lang, themes, now, covers })
  return {
    card,
    licence: row.licence as Licence,
    keywords: text?.keywords ?? [],
    authors: authorsOf(row, card.life),
    abstract,
    address: config().origin + paths.lasting(row.slug),
    doi: registeredDoi(row),
    publisher: site.name,
  }
}
