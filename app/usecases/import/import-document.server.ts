import { createReadStream } from 'node:fs'
import { config } from '~/config.server'
import { storeBlob } from '~/storage/blobs.server'
import { db, inTransaction, type Transaction } from '~/storage/database.server'
import { newId } from '~/storage/ids.server'
import { recordAct } from '../audit.server'
import { askForReading } from '../reading/ask-for-reading.server'
import { changedFields, publishedAtAfter } from './changes'
import type { ImportLine, ImportMode } from './import-report'
import type { FolderDocument, FolderFile } from './library-folder'

/** `files` null: those that it has are left as they are. */
type ImportedDocument = Omit<FolderDocument, 'files'> & { files: FolderFile[] | null }

/** Creates or updates one document, with its audit entry, in one transaction; other files are a new version. */
export async function importDocument(
  document: ImportedDocument,
  { dryRun, via, note }: ImportMode,
  now: Date,
): Promise<ImportLine> {
  const { slug } = document
  const current = await readCurrent(slug)
  const facts = await factsOf(document, current?.publishedAt ?? null, now)
  const files = document.files ?? []
  const wanted = { ...fieldsOf(facts, document), ...(document.files ? { files: fileFacts(files) } : {}) }
  const changed = current ? changedFields(current.fields, wanted) : []
  const done = !current ? 'created' : changed.length ? 'updated' : 'unchanged'
  if (done === 'unchanged' || dryRun) return { done, kind: 'document', slug, changed }

  const newFiles = current ? changed.includes('files') : files.length > 0
  await withStoredFiles(newFiles ? files : [], (stored) =>
    inTransaction(async (tx) => {
      const id = current?.id ?? newId()
      if (current) await tx.libraryDocument.update({ where: { id }, data: { ...facts, updatedAt: now } })
      else await tx.libraryDocument.create({ data: { ...facts, id, slug, createdAt: now, updatedAt: now } })
      await writeTexts(tx, id, document)
      if (newFiles) await writeVersion(tx, id, (current?.version ?? 0) + 1, stored, now)
      await askForReading(tx, stored, now)
      await note?.(tx, id)
      const act = current ? 'change-document' : 'create-document'
      await recordAct(tx, null, { act, thing: { kind: 'document', id }, detail: { slug, changed } }, now, via)
    }),
  )
  return { done, kind: 'document', slug, changed }
}

async function factsOf(document: ImportedDocument, publishedAt: Date | null, now: Date) {
  const { kind, theme, licence, audience, embargoUntil, datedOn, position, demonstration } = document
  const workshop = document.workshopSlug
    ? await db().workshop.findUnique({ where: { slug: document.workshopSlug }, select: { id: true } })
    : null
  return {
    ...{ kind, theme, licence, audience, embargoUntil, datedOn, position, demonstration },
    workshopId: workshop?.id ?? null,
    publishedAt: publishedAtAfter(document.publication, publishedAt, now),
  }
}

/** What makes two sets of files the same: names, languages and bytes, in whatever order. */
function fileFacts(files: { name: string; language: string; sha256: string }[]) {
  return files
    .map(({ name, language, sha256 }) => ({ name, language, sha256 }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

type Texts = Pick<FolderDocument, 'texts' | 'authors'>

/** One entry for each field that an import may change, named as reports name them. */
function fieldsOf(facts: object, { texts, authors }: Texts): Record<string, unknown> {
  const fields: Record<string, unknown> = { ...facts, authors }
  for (const { lang, markdown, ...text } of texts) {
    fields[`body.${lang}`] = markdown
    for (const [name, value] of Object.entries(text)) fields[`${name}.${lang}`] = value
  }
  return fields
}

async function readCurrent(slug: string) {
  const row = await db().libraryDocument.findUnique({
    where: { slug },
    include: {
      texts: { include: { body: true } },
      authors: { orderBy: { position: 'asc' }, select: { name: true, affiliation: true } },
      versions: {
        orderBy: { number: 'desc' },
        take: 1,
        include: { files: { select: { name: true, language: true, sha256: true } } },
      },
    },
  })
  if (!row) return null
  const { id, texts, authors, versions, ...facts } = row
  const known = texts.map(({ lang, title, abstract, keywords, body }) => ({
    ...{ lang, title, abstract, keywords },
    markdown: body?.markdown ?? '',
  })) as FolderDocument['texts']
  const latest = versions[0]
  return {
    id,
    publishedAt: row.publishedAt,
    version: latest?.number ?? 0,
    fields: { ...fieldsOf(facts, { texts: known, authors }), files: fileFacts(latest?.files ?? []) },
  }
}

async function writeTexts(tx: Transaction, documentId: string, { texts, authors }: Texts): Promise<void> {
  for (const { lang, markdown, ...text } of texts) {
    const key = { documentId_lang: { documentId, lang } }
    await tx.documentText.upsert({ where: key, create: { documentId, lang, ...text }, update: text })
    await tx.documentBody.upsert({ where: key, create: { documentId, lang, markdown }, update: { markdown } })
  }
  await tx.documentAuthor.deleteMany({ where: { documentId } })
  await tx.documentAuthor.createMany({
    data: authors.map((author, position) => ({ ...author, documentId, position })),
  })
}

type Stored = FolderFile & { blobKey: string }

async function writeVersion(
  tx: Transaction,
  documentId: string,
  number: number,
  files: Stored[],
  now: Date,
): Promise<void> {
  await tx.documentVersion.create({
    data: {
      id: newId(),
      documentId,
      number,
      createdAt: now,
      files: {
        create: files.map(({ name, language, format, bytes, sha256, blobKey }) => ({
          ...{ id: newId(), name, language, format, bytes, sha256, blobKey },
          storedAt: now,
        })),
      },
    },
  })
}

/** Stores the bytes, then does the work; when that fails they are left to the sweep. */
async function withStoredFiles<T>(files: FolderFile[], work: (stored: Stored[]) => Promise<T>): Promise<T> {
  const stored: Stored[] = []
  for (const file of files) {
    const { blobKey, bytes, sha256 } = await storeBlob(createReadStream(file.path), {
      limitBytes: config().uploadLimitBytes,
    })
    stored.push({ ...file, bytes, sha256, blobKey })
  }
  return work(stored)
}
