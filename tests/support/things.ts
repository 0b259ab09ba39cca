import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { nanoid } from 'nanoid'
import type { Portal } from './portal'

const DAY = 24 * 3600 * 1000

/** A word that stands in one field of one thing and nowhere else: where it shows, that field has leaked. */
export const canary = (): string => `cnry${randomBytes(8).toString('hex')}`

export type Canaries = {
  title: string
  abstract: string
  open: string
  closed: string
  author: string
  fileName: string
  bytes: string
}

export type MadeDocument = {
  id: string
  slug: string
  fileId: string
  fileName: string
  bytes: Buffer
  canaries: Canaries
  page: string
  file: string
}

type DocumentFacts = {
  audience?: 'public' | 'members' | 'by-request' | 'staff' | null
  published?: boolean
  scheduledInDays?: number
  embargoInDays?: number
  withdrawn?: boolean
  workshopId?: string
  openPages?: number
  showsCover?: boolean
}

/** A document with a canary in every field and a file of its own. */
export async function makeDocument(portal: Portal, facts: DocumentFacts = {}): Promise<MadeDocument> {
  const { audience = 'members', published = true, scheduledInDays, embargoInDays, withdrawn } = facts
  const now = Date.now()
  const canaries: Canaries = {
    title: canary(),
    abstract: canary(),
    open: canary(),
    closed: canary(),
    author: canary(),
    fileName: canary(),
    bytes: canary(),
  }
  const [id, fileId, versionId] = [nanoid(21), nanoid(21), nanoid(21)]
  const slug = `document-${id.toLowerCase().replace(/[^a-z0-9]/g, '')}`
  const bytes = Buffer.concat([
    Buffer.from(`%PDF-1.7\n% ${canaries.bytes}\n`),
    randomBytes(5000),
    Buffer.from('\n%%EOF\n'),
  ])
  const blobKey = `te/${fileId}`
  const fileName = `${canaries.fileName}.pdf`
  fs.mkdirSync(path.join(portal.dataDir, 'blobs/te'), { recursive: true })
  fs.writeFileSync(path.join(portal.dataDir, 'blobs', blobKey), bytes)
  const hash = createHash('sha256').update(bytes).digest('hex')
  await portal.db.storedBytes.create({
    data: { key: blobKey, sha256: hash, bytes: bytes.length, keptAt: new Date() },
  })
  const publishedAt = scheduledInDays
    ? new Date(now + scheduledInDays * DAY)
    : published
      ? new Date(now - DAY)
      : null
  await portal.db.libraryDocument.create({
    data: {
      id,
      slug,
      kind: 'report',
      theme: 'citizen-participation',
      licence: 'CC-BY-4.0',
      audience,
      workshopId: facts.workshopId ?? null,
      openPages: facts.openPages ?? 0,
      showsCover: facts.showsCover ?? false,
      createdAt: new Date(now - 2 * DAY),
      updatedAt: new Date(now - DAY),
      publishedAt,
      embargoUntil: embargoInDays ? new Date(now + embargoInDays * DAY) : null,
      withdrawnAt: withdrawn ? new Date(now - 1000) : null,
      withdrawalReason: withdrawn ? 'Remplacé par une édition corrigée.' : null,
      texts: {
        create: ['fr', 'en'].map((lang) => ({
          lang,
          title: `Titre ${canaries.title}`,
          abstract: `Résumé ${canaries.abstract}.`,
          keywords: ['ville'],
          body: {
            create: {
              markdown: `Début ${canaries.open}.\n\n<!-- members -->\n\nSuite ${canaries.closed}.\n`,
            },
          },
        })),
      },
      authors: { create: [{ position: 0, name: `Autrice ${canaries.author}` }] },
      versions: {
        create: [
          {
            id: versionId,
            number: 1,
            createdAt: new Date(now - DAY),
            files: {
              create: [
                {
                  id: fileId,
                  name: fileName,
                  format: 'pdf',
                  language: 'fr',
                  bytes: bytes.length,
                  sha256: hash,
                  blobKey,
                  storedAt: new Date(now - DAY),
                },
              ],
            },
          },
        ],
      },
    },
  })
  return {
    id,
    slug,
    fileId,
    fileName,
    bytes,
    canaries,
    page: `/fr/documents/${slug}`,
    file: `/files/${fileId}/${fileName}`,
  }
}

/** A collection of these documents, with a canary in its title and one in its introduction. */
export async function makeCollection(
  portal: Portal,
  documents: Pick<MadeDocument, 'id'>[],
  { published = true }: { published?: boolean } = {},
) {
  const [id, now] = [nanoid(21), new Date(Date.now() - DAY)]
  const [title, introduction] = [canary(), canary()]
  const slug = `collection-${id.toLowerCase().replace(/[^a-z0-9]/g, '')}`
  await portal.db.collection.create({
    data: {
      ...{ id, slug, createdAt: now, updatedAt: now, arrangedAt: now },
      publishedAt: published ? now : null,
      texts: {
        create: ['fr', 'en'].map((lang) => ({
          lang,
          title: `Collection ${title}`,
          introduction: `Introduction **${introduction}**`,
        })),
      },
      items: { create: documents.map((document, position) => ({ documentId: document.id, position })) },
    },
  })
  return { id, slug, canaries: { title, introduction }, page: `/fr/collections/${slug}` }
}

/** A workshop with a canary in its texts. */
export async function makeWorkshop(
  portal: Portal,
  { audience = 'members', published = true }: { audience?: string; published?: boolean } = {},
) {
  const [id, word, now] = [nanoid(21), canary(), Date.now()]
  const slug = `atelier-${id.toLowerCase().replace(/[^a-z0-9]/g, '')}`
  await portal.db.workshop.create({
    data: {
      id,
      slug,
      theme: 'citizen-participation',
      audience,
      createdAt: new Date(now - 2 * DAY),
      updatedAt: new Date(now - DAY),
      publishedAt: published ? new Date(now - 2 * DAY) : null,
      texts: {
        create: ['fr', 'en'].map((lang) => ({
          lang,
          title: `Atelier ${word}`,
          summary: 'Un atelier d’exemple.',
          place: 'Saint-Denis',
          body: 'Texte.',
          programme: [{ time: '09:30', title: 'Ouverture' }],
        })),
      },
    },
  })
  return { id, slug, word }
}
