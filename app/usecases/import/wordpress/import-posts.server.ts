import type { Locale } from '~/domain/locale'
import type { Addresses } from '~/files/wordpress/addresses'
import { readWxr } from '~/files/wordpress/read-wxr.server'
import { uploadPath, withoutSize } from '~/files/wordpress/uploads-folder.server'
import type { WxrItem } from '~/files/wordpress/wxr-fields'
import { keepReceived } from '~/storage/blobs.server'
import { db, inTransaction, type Transaction } from '~/storage/database.server'
import { newId } from '~/storage/ids.server'
import { newestVersion, placeFile } from '../../publishing/place-file.server'
import { importDocument } from '../import-document.server'
import { documentOfParts } from './document-of-parts'
import { lineOf, mainLang, type Plan, type PlannedDocument } from './plan-import.server'
import { noteImported } from './source-ids.server'
import { takeFiles } from './take-files.server'
import type { WordpressOptions } from './wordpress-options'
import type { WordpressLine } from './wordpress-report'
import { type SiteFacts, type WrittenPart, writePart } from './write-part'

type Importing = { site: string; plan: Plan; facts: SiteFacts }

/** Reads the export once more, and makes each document when the last of its texts has come by. */
export async function importPosts(
  file: string,
  importing: Importing,
  options: WordpressOptions,
  now: Date,
): Promise<WordpressLine[]> {
  const { documents } = importing.plan
  const addresses = addressesIn(importing.plan)
  const written = new Map<PlannedDocument, Map<string, WrittenPart | string>>()
  const lines: WordpressLine[] = []
  for await (const part of readWxr(file)) {
    const planned = part.kind === 'item' ? documents.get(part.item.id) : undefined
    if (part.kind !== 'item' || !planned) continue
    const parts = written.get(planned) ?? new Map<string, WrittenPart | string>()
    const { id } = part.item
    const lang = planned.parts.find(({ post }) => post.id === id)?.lang
    // A second item of one number has been told of.
    if (!lang || parts.has(id)) continue
    written.set(
      planned,
      parts.set(id, attempt(part.item, lang, { options, site: importing.facts, addresses })),
    )
    if (parts.size < planned.parts.length) continue
    lines.push(...(await importOne(planned, parts, importing, options, now)))
    written.set(planned, new Map([...parts.keys()].map((key) => [key, ''])))
  }
  return lines
}

/** Why it could not be written, in words, where it could not. */
function attempt(
  item: WxrItem,
  lang: Locale,
  context: Parameters<typeof writePart>[2],
): WrittenPart | string {
  try {
    return writePart(item, lang, context)
  } catch (error) {
    if (error instanceof RangeError) return `cannot be written here (${error.message})`
    throw error
  }
}

async function importOne(
  planned: PlannedDocument,
  written: Map<string, WrittenPart | string>,
  { site }: Importing,
  options: WordpressOptions,
  now: Date,
): Promise<WordpressLine[]> {
  const [{ post }] = planned.parts as [PlannedDocument['parts'][0]]
  if (planned.isTouched)
    return [{ ...lineOf(post, 'unchanged', 'was changed here since: left as it is'), name: planned.slug }]
  const parts = planned.parts.map((part) => written.get(part.post.id))
  const faults = parts.filter((part) => typeof part === 'string')
  if (faults.length) return [lineOf(post, 'left-out', ...faults)]
  const texts = parts.filter((part) => part !== undefined && typeof part !== 'string')
  const kind = options.kinds.get(post.type) ?? 'other'
  const document = documentOfParts(texts, { slug: planned.slug, kind, licence: options.licence })
  const sourceIds = planned.parts.map((part) => part.post.id)
  let { id } = planned
  const note = async (tx: Transaction, thingId: string) => {
    id = thingId
    await noteImported(tx, { site, kind: 'post', sourceIds, thingId }, now)
  }
  const mode = { dryRun: options.dryRun, via: 'cli' as const, note }
  const { done, changed } = await importDocument({ ...document, files: null }, mode, now)
  const notes = [
    `${document.publication ? '' : 'draft '}for ${document.audience}`,
    ...(changed.length ? [`changed: ${changed.join(', ')}`] : []),
    ...planned.notes,
    ...texts.flatMap((text) => text.notes),
    ...(document.texts.length < texts.length ? ['a translation that is a draft is left out'] : []),
  ]
  const line: WordpressLine = { ...lineOf(post, done, ...new Set(notes)), name: planned.slug }
  return [line, ...(await importFiles(planned, { site, documentId: id }, options, now))]
}

/** Adds the files that it does not have to the newest version of a document, each as an upload is added. */
async function importFiles(
  planned: PlannedDocument,
  { site, documentId }: { site: string; documentId: string | null },
  { uploads, dryRun }: WordpressOptions,
  now: Date,
): Promise<WordpressLine[]> {
  const newest = documentId && (await newestVersion(db(), documentId))
  const names = newest ? newest.files.map(({ name }) => name) : []
  return takeFiles(planned.newAttachments, { uploads, names }, async ({ attachment, received, ...file }) => {
    if (dryRun || !documentId) return
    const blob = await keepReceived(received)
    const facts = { id: newId(), documentId, language: mainLang(planned), note: null, batch: null, blob }
    await inTransaction(async (tx) => {
      const placed = await placeFile(tx, null, { ...facts, ...file, mode: 'add' }, now, 'cli')
      if (placed.outcome !== 'stored') return
      await noteImported(tx, { site, kind: 'attachment', sourceIds: [attachment.id], thingId: facts.id }, now)
    })
  })
}

/** Where links lead, and what pictures are called, once everything of the plan is there. */
function addressesIn({ addresses, attachments, documents }: Plan): Addresses {
  const given = new Set([...documents.values()].flatMap((document) => document.attachments))
  const nameOf = (upload: string) => upload.split('/').at(-1) ?? ''
  return {
    link: (href) => addresses.find(href),
    picture: (src) => (addresses.find(src) ? nameOf(withoutSize(uploadPath(src) ?? '')) || null : null),
    pictures: (ids) =>
      ids.flatMap((id) => {
        const found = attachments.get(id)
        return found && given.has(found) ? [nameOf(found.upload)] : []
      }),
  }
}
