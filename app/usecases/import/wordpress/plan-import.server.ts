import { DEFAULT_LOCALE, LOCALES, type Locale } from '~/domain/locale'
import { slugFrom } from '~/domain/slug'
import { wordpressLine } from '~/files/wordpress/to-markdown.server'
import { withoutSize } from '~/files/wordpress/uploads-folder.server'
import { db } from '~/storage/database.server'
import { chooseSlug } from '../../publishing/choose-slug.server'
import { OldAddresses } from './old-addresses'
import { type Imported, importedFrom } from './source-ids.server'
import type { AttachmentFacts, PostFacts, Survey } from './survey-export.server'
import { importedBefore, leftOut } from './take-files.server'
import type { WordpressLine } from './wordpress-report'

type PlannedPart = { post: PostFacts; lang: Locale }

/** A document that an import makes, or has made, of a post and its translations; the first is the one that counts. */
export type PlannedDocument = {
  /** null: it is to be made. */
  id: string | null
  slug: string
  parts: PlannedPart[]
  /** All that belong to it, and of those the ones that were not imported before. */
  attachments: AttachmentFacts[]
  newAttachments: AttachmentFacts[]
  /** It was imported before, and changed here since. */
  isTouched: boolean
  notes: string[]
}

export type Plan = {
  /** By the numbers of their posts. */
  documents: Map<string, PlannedDocument>
  lines: WordpressLine[]
  addresses: OldAddresses
  attachments: Map<string, AttachmentFacts>
}

/** What an import would make of a survey: which document of which posts, at which address, with which files. */
export async function planImport(site: string, survey: Survey, lang: Locale): Promise<Plan> {
  const attachments = new Map(survey.attachments.map((one) => [one.id, one]))
  const plan: Plan = {
    documents: new Map(),
    lines: [],
    addresses: new OldAddresses(survey.site),
    attachments,
  }
  const seen = new Set<string>()
  const posts = survey.posts.filter((post) => {
    const why = seen.has(post.id) ? 'has the number of another one' : whyNot(post)
    if (why) plan.lines.push(lineOf(post, 'left-out', why))
    seen.add(post.id)
    return !why
  })
  const known = await knownDocuments(site)
  const taken = new Set<string>()
  for (const parts of grouped(posts, lang)) {
    const document = await planned(parts, known, taken)
    if ('line' in document) plan.lines.push(document.line)
    else for (const { post } of parts) plan.documents.set(post.id, document)
  }
  giveFiles(plan, survey.attachments, await importedFrom(site, 'attachment'))
  for (const document of new Set(plan.documents.values())) addAddresses(plan.addresses, document)
  return plan
}

export const lineOf = (post: PostFacts, done: WordpressLine['done'], ...notes: string[]): WordpressLine => ({
  ...{
    done,
    kind: 'document',
    source: `${post.type} ${post.id}`,
    name: post.slug || wordpressLine(post.title, 80),
    notes,
  },
})

const NOT_WRITTEN = new Set(['trash', 'auto-draft', 'inherit'])

function whyNot(post: PostFacts): string | null {
  if (!/^\d+$/.test(post.id)) return 'has no number'
  if (NOT_WRITTEN.has(post.status)) return `is ${post.status}`
  if (post.tooLarge) return 'is too large'
  return post.lang === 'other' ? 'is in a language that the portal does not have' : null
}

/** Posts that are translations of each other, together; a second one of the same language stands alone. */
function grouped(posts: PostFacts[], usual: Locale): PlannedPart[][] {
  const groups = new Map<string, PlannedPart[]>()
  for (const post of posts) {
    const lang = (post.lang === 'other' ? null : post.lang) ?? usual
    const key = post.group ? `group ${post.type} ${post.group}` : `post ${post.id}`
    const group = groups.get(key) ?? []
    if (group.some((part) => part.lang === lang)) groups.set(`post ${post.id}`, [{ post, lang }])
    else groups.set(key, [...group, { post, lang }])
  }
  const rank = ({ lang }: PlannedPart) => (lang === usual ? -1 : LOCALES.indexOf(lang))
  return [...groups.values()].map((parts) => parts.sort((a, b) => rank(a) - rank(b)))
}

type Known = { imported: Map<string, Imported>; documents: Map<string, { slug: string; updatedAt: Date }> }

async function knownDocuments(site: string): Promise<Known> {
  const imported = await importedFrom(site, 'post')
  const documents: Known['documents'] = new Map()
  const ids = [...new Set([...imported.values()].map(({ thingId }) => thingId))]
  for (let at = 0; at < ids.length; at += 5000) {
    const where = { id: { in: ids.slice(at, at + 5000) } }
    const rows = await db().libraryDocument.findMany({
      where,
      select: { id: true, slug: true, updatedAt: true },
    })
    for (const { id, ...row } of rows) documents.set(id, row)
  }
  return { imported, documents }
}

async function planned(
  parts: PlannedPart[],
  { imported, documents }: Known,
  taken: Set<string>,
): Promise<PlannedDocument | { line: WordpressLine }> {
  const [{ post }] = parts as [PlannedPart]
  const before = parts.map((part) => imported.get(part.post.id)).find(Boolean)
  const there = before && documents.get(before.thingId)
  if (before && !there) return { line: lineOf(post, 'left-out', 'was removed here since') }
  if (before && there)
    return {
      ...NO_FILES(),
      id: before.thingId,
      slug: there.slug,
      parts,
      isTouched: there.updatedAt > before.at,
      notes: [],
    }
  const wanted = decoded(post.slug) || wordpressLine(post.title, 200)
  const slug = await chooseSlug('', wanted, (free) => isFree(free, taken))
  if (slug === null) throw new Error('Some address is always free.')
  taken.add(slug)
  const folded = slugFrom(wanted)
  const notes = slug === folded ? [] : [`its address « ${folded || wanted} » became ${slug}`]
  return { ...NO_FILES(), id: null, slug, parts, isTouched: false, notes }
}

const NO_FILES = () => ({ attachments: [] as AttachmentFacts[], newAttachments: [] as AttachmentFacts[] })

const isFree = async (slug: string, taken: ReadonlySet<string>): Promise<boolean> =>
  !taken.has(slug) && (await db().libraryDocument.count({ where: { slug } })) === 0

/** WordPress keeps accents of addresses as `%c3%a9`. */
function decoded(slug: string): string {
  try {
    return decodeURIComponent(slug)
  } catch {
    return slug
  }
}

/** A file belongs to the post that it was sent to, else to the first that shows it or links to it. */
function giveFiles(plan: Plan, attachments: AttachmentFacts[], imported: ReadonlyMap<string, unknown>): void {
  const mentioned = mentionedIn(new Set(plan.documents.values()))
  for (const attachment of attachments) {
    const owner =
      plan.documents.get(attachment.parent) ??
      mentioned.get(withoutSize(attachment.upload)) ??
      mentioned.get(`#${attachment.id}`)
    owner?.attachments.push(attachment)
    if (!owner) plan.lines.push(leftOut(attachment, 'belongs to nothing that is imported'))
    else if (imported.has(attachment.id)) plan.lines.push(importedBefore(attachment))
    else owner.newAttachments.push(attachment)
  }
}

function mentionedIn(documents: Iterable<PlannedDocument>): Map<string, PlannedDocument> {
  const pairs = [...documents].flatMap((document) =>
    document.parts.flatMap(({ post }) => post.mentions.map((upload) => [upload, document] as const)),
  )
  // Of several the first one: a later pair of the same upload would take its place.
  return new Map(pairs.reverse())
}

function addAddresses(addresses: OldAddresses, { slug, parts, attachments }: PlannedDocument): void {
  for (const { post } of parts) addresses.add(slug, [post.link, post.guid, `?p=${post.id}`])
  for (const { id, link, guid, attachmentUrl } of attachments)
    addresses.add(slug, [link, guid, attachmentUrl, `?attachment_id=${id}`])
}

/** The language that prevails in a document. */
export const mainLang = ({ parts }: PlannedDocument): Locale => parts[0]?.lang ?? DEFAULT_LOCALE
