// What lies behind the gate. `readWhole` is called for `full` alone; a teaser gets the open part and no more.
import { accessibleVersionOf } from '~/domain/library/accessible-version'
import { FILE_FORMATS } from '~/domain/library/file-format'
import { cutAtMembers } from '~/domain/library/teaser'
import type { FileView, HtmlInLang, ReaderDoor, VersionView } from '~/domain/library/views'
import { inLocale, type Locale } from '~/domain/locale'
import { renderMarkdown } from '~/files/markdown.server'
import { paths } from '~/paths'
import { db } from '~/storage/database.server'
import { type FileToRead, fileOfItself, filesToRead } from './readable-files.server'

/** The body before its cut as HTML; null when nothing of it is open. */
export async function readOpenPart(documentId: string, lang: Locale): Promise<HtmlInLang | null> {
  const body = await readBody(documentId, lang)
  const open = body && cutAtMembers(body.markdown).open
  return open?.trim() ? { html: renderMarkdown(open), lang: body?.lang ?? lang } : null
}

/** The texts of many documents at once, each as far as it is open: all of it, or what stands before its cut. */
export async function readTexts(
  documents: { id: string; access: 'full' | 'teaser' }[],
  lang: Locale,
): Promise<Map<string, HtmlInLang>> {
  const bodies = await db().documentBody.findMany({
    where: { documentId: { in: documents.map(({ id }) => id) } },
    select: { documentId: true, lang: true, markdown: true },
  })
  const texts = new Map<string, HtmlInLang>()
  for (const { id, access } of documents) {
    const its = bodies.filter(({ documentId, markdown }) => documentId === id && markdown.trim())
    const body = inLocale(its, lang)
    const open = body && (access === 'full' ? withoutCut(body.markdown) : cutAtMembers(body.markdown).open)
    if (open?.trim()) texts.set(id, { html: renderMarkdown(open), lang: body?.lang as Locale })
  }
  return texts
}

/** Body, files of all versions, the latest first, and whether the reader shows any. */
export async function readWhole(
  documentId: string,
  lang: Locale,
): Promise<{ body: HtmlInLang | null; versions: VersionView[]; reader: ReaderDoor | null }> {
  const [body, versions, files] = await Promise.all([
    readBody(documentId, lang),
    db().documentVersion.findMany({
      where: { documentId },
      orderBy: { number: 'desc' },
      select: { number: true, createdAt: true, note: true },
    }),
    filesToRead(documentId),
  ])
  const reading = fileOfItself(files, lang)?.reading
  return {
    body: body && { html: renderMarkdown(withoutCut(body.markdown)), lang: body.lang },
    versions: versions.map((version) => versionView(version, files)),
    reader: reading && reading.state !== 'unreadable' ? { pages: null } : null,
  }
}

/** One version with its files, and the number of the newest; null when there is none of this number. */
export async function readVersion(
  documentId: string,
  number: number,
): Promise<{ version: VersionView; newest: number } | null> {
  const versions = await db().documentVersion.findMany({
    where: { documentId },
    orderBy: { number: 'desc' },
    select: { number: true, createdAt: true, note: true },
  })
  const version = versions.find((one) => one.number === number)
  if (!version) return null
  const files = await filesToRead(documentId)
  return { version: versionView(version, files), newest: versions[0]?.number ?? number }
}

type VersionRow = { number: number; createdAt: Date; note: string | null }

function versionView({ number, createdAt, note }: VersionRow, files: FileToRead[]): VersionView {
  const its = files.filter(({ version }) => version === number)
  return {
    number,
    createdAt: createdAt.toISOString(),
    note: note?.trim() ? renderMarkdown(note) : null,
    files: its.map((file) => fileView(file, its)),
  }
}

/** The body in the asked language, else in the other; a body without text is none. */
async function readBody(
  documentId: string,
  lang: Locale,
): Promise<{ markdown: string; lang: Locale } | null> {
  const bodies = await db().documentBody.findMany({
    where: { documentId },
    select: { lang: true, markdown: true },
  })
  const body = inLocale(
    bodies.filter(({ markdown }) => markdown.trim()),
    lang,
  )
  return body ? { markdown: body.markdown, lang: body.lang as Locale } : null
}

function withoutCut(markdown: string): string {
  const { open, closed } = cutAtMembers(markdown)
  return open + closed
}

function fileView(file: FileToRead, files: FileToRead[]): FileView {
  const { id, name, format, bytes, language, reading } = file
  const href = paths.file(id, name)
  const readable = reading.state === 'read'
  const inline = FILE_FORMATS[format].inline && !readable
  const accessible = accessibleVersionOf(file, files)
  return {
    ...{ id, name, format, bytes, language, href, readable },
    inlineHref: inline ? `${href}?inline=1` : null,
    accessible:
      accessible.kind === 'file'
        ? {
            kind: 'file',
            name: accessible.file.name,
            href: paths.file(accessible.file.id, accessible.file.name),
          }
        : accessible,
  }
}
