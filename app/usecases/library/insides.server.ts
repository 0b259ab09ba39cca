// What lies behind the gate. `readWhole` is called for `full` alone; a teaser gets the open part and no more.
import { FILE_FORMATS } from '~/domain/library/file-format'
import { cutAtMembers } from '~/domain/library/teaser'
import type { FileView, HtmlInLang, VersionView } from '~/domain/library/views'
import { inLocale, type Locale } from '~/domain/locale'
import { renderMarkdown } from '~/files/markdown.server'
import { paths } from '~/paths'
import { db } from '~/storage/database.server'
import { fileSummary } from './cards.server'

/** The body before its cut as HTML; null when nothing of it is open. */
export async function readOpenPart(documentId: string, lang: Locale): Promise<HtmlInLang | null> {
  const body = await readBody(documentId, lang)
  const open = body && cutAtMembers(body.markdown).open
  return open?.trim() ? { html: renderMarkdown(open), lang: body?.lang ?? lang } : null
}

/** Body and files of all versions, the latest first. */
export async function readWhole(
  documentId: string,
  lang: Locale,
): Promise<{ body: HtmlInLang | null; versions: VersionView[] }> {
  const [body, versions] = await Promise.all([
    readBody(documentId, lang),
    db().documentVersion.findMany({
      where: { documentId },
      orderBy: { number: 'desc' },
      select: {
        number: true,
        createdAt: true,
        note: true,
        files: {
          orderBy: { name: 'asc' },
          select: { id: true, name: true, format: true, bytes: true, language: true },
        },
      },
    }),
  ])
  return {
    body: body && { html: renderMarkdown(withoutCut(body.markdown)), lang: body.lang },
    versions: versions.map(({ number, createdAt, note, files }) => ({
      number,
      createdAt: createdAt.toISOString(),
      note,
      files: files.map(fileView),
    })),
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

type FileRow = { id: string; name: string; format: string; bytes: bigint; language: string }

function fileView(file: FileRow): FileView {
  const summary = fileSummary(file)
  const href = paths.file(file.id, file.name)
  const { inline } = FILE_FORMATS[summary.format]
  return { ...summary, id: file.id, name: file.name, href, inlineHref: inline ? `${href}?inline=1` : null }
}
