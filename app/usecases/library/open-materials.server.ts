import type { Readable } from 'node:stream'
import {
  type Audience,
  accessTo,
  fileAnswer,
  type GateReason,
  gateReason,
} from '~/domain/access/access-policy'
import type { Visitor } from '~/domain/access/visitor'
import type { InLang } from '~/domain/library/views'
import { zipPaths } from '~/domain/library/zip-names'
import type { Locale } from '~/domain/locale'
import { isSlug } from '~/domain/slug'
import { gatedWorkshop } from '~/domain/workshops/workshop'
import { type EntryInTurn, writeZipInTurn } from '~/files/write-zip-in-turn.server'
import { readBlob } from '~/storage/blobs.server'
import { db } from '~/storage/database.server'
import { countOpening } from '../access/open-pass.server'
import { noteFileRead } from '../security-events.server'
import { type DocumentCardRow, documentCardSelect, inLang } from './cards.server'
import { gated } from './gate-facts.server'
import { listedDocuments } from './listed.server'
import { countDownload, openFile } from './open-file.server'

type Closed = { title: InLang; reason: GateReason; until: string | null }

export type OpenedMaterials =
  | { outcome: 'send'; files: MaterialFile[] }
  | { outcome: 'sign-in' }
  /** Nothing of it is open to this person; why, of the first that is closed. */
  | { outcome: 'forbidden'; document: Closed & { slug: string } }
  | { outcome: 'missing' }

export type MaterialFile = { id: string; documentSlug: string; name: string; bytes: number }

/** The files of a workshop that this visitor may read: of each of its presentations the newest version's. */
export async function openMaterials(
  visitor: Visitor,
  slug: string,
  lang: Locale,
  now: Date,
): Promise<OpenedMaterials> {
  const rows = isSlug(slug) ? await readMaterials(visitor, slug, now) : null
  if (!rows) return { outcome: 'missing' }
  const open = rows.filter((row) => accessTo(gated(row), visitor, now) === 'full')
  const files = await newestFiles(open)
  if (files.length) return { outcome: 'send', files }
  const closed = rows.find((row) => ['sign-in', 'forbidden'].includes(fileAnswer(gated(row), visitor, now)))
  if (!closed) return { outcome: 'missing' }
  const thing = gated(closed)
  if (fileAnswer(thing, visitor, now) === 'sign-in') return { outcome: 'sign-in' }
  const reason = gateReason(thing, visitor, now)
  const until = reason === 'embargo' ? (thing.embargoUntil?.toISOString() ?? null) : null
  const title = inLang(closed.texts, lang, 'title')
  return { outcome: 'forbidden', document: { slug: closed.slug, title, reason, until } }
}

/** What of a workshop is listed for this visitor; null when the workshop is not. */
async function readMaterials(visitor: Visitor, slug: string, now: Date): Promise<DocumentCardRow[] | null> {
  const workshop = await db().workshop.findUnique({
    where: { slug },
    select: { id: true, audience: true, publishedAt: true, withdrawnAt: true },
  })
  const thing = workshop && gatedWorkshop({ ...workshop, audience: workshop.audience as Audience })
  if (!workshop || !thing || accessTo(thing, visitor, now) !== 'full') return null
  return db().libraryDocument.findMany({
    where: { AND: [{ workshopId: workshop.id }, listedDocuments(visitor, now)] },
    orderBy: [{ position: 'asc' }, { slug: 'asc' }],
    select: documentCardSelect(visitor),
  })
}

async function newestFiles(documents: DocumentCardRow[]): Promise<MaterialFile[]> {
  const versions = await db().documentVersion.findMany({
    where: { documentId: { in: documents.map(({ id }) => id) } },
    orderBy: { number: 'desc' },
    distinct: ['documentId'],
    select: {
      documentId: true,
      files: { orderBy: { name: 'asc' }, select: { id: true, name: true, bytes: true } },
    },
  })
  return documents.flatMap(({ id, slug }) =>
    (versions.find(({ documentId }) => documentId === id)?.files ?? []).map((file) => ({
      ...{ id: file.id, name: file.name, bytes: Number(file.bytes) },
      documentSlug: slug,
    })),
  )
}

type Reader = {
  /** Who reads, at this moment. */
  visitor: () => Promise<Visitor>
  now: () => Date
  /** Robots fetch, people download. */
  counts: boolean
}

/**
 * These files as a ZIP, in a folder for each presentation. When a file's turn comes the gate is asked again, for who
 * reads is somebody else by then, or has lost his right; what is closed is left out.
 */
export function zipMaterials(
  files: MaterialFile[],
  lang: Locale,
  { visitor, now, counts }: Reader,
): Readable {
  const names = zipPaths(files.map(({ documentSlug, name }) => ({ folder: documentSlug, name })))
  const entries = files.map(({ id, bytes }, i): EntryInTurn => {
    let counted = false
    return {
      name: names[i] ?? id,
      bytes,
      open: async () => {
        const reader = await visitor()
        const opened = await openFile(reader, id, lang, now())
        if (opened.outcome !== 'send') return null
        if (opened.closed) await noteFileRead(reader, id, now())
        if (opened.pass) await countOpening(opened.pass, now())
        counted = counts && opened.counts
        return readBlob(opened.file.blobKey)
      },
      left: () => {
        // After its bytes, so that it neither delays nor breaks the rest.
        if (counted) countDownload(id, now()).catch(() => {})
      },
    }
  })
  return writeZipInTurn(entries, now())
}
