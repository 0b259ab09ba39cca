import { withTitlesOf } from '~/domain/library/drawn-reading'
import { MOST_TEXT, type ReadFile, type ReadPage } from '~/domain/library/reading'
import { withAccents } from './apart-accents'
import { languageOf } from './language'
import { outlineOfTitles, spacedAsOnItsPage } from './outline'
import { readOutline } from './pdf-outline.server'
import { titleByLetters } from './pdf-titles.server'
import type { Pdf } from './pdfium.server'
import { plainText, plainTitle } from './plain-text'

/** Everything that is read out of a PDF. @throws {Refusal} */
export async function readPdf(pdf: Pdf): Promise<ReadFile> {
  const pages = readPages(pdf)
  const declared = declaredLanguage(pdf.source)
  const shape = isLandscape(pages) ? 'slides' : 'paper'
  const titled = shape === 'slides' ? pages.map((page) => ({ ...page, title: titleOf(pdf, page) })) : pages
  const bookmarks = readOutline(pdf).map((item) => spacedAsOnItsPage(item, pages))
  const outline = bookmarks.length || shape === 'paper' ? bookmarks : outlineOfTitles(titled)
  return {
    shape,
    language: await languageOf(pages, declared),
    title: plainTitle(metaText(pdf, 'Title')),
    outline,
    facts: {
      tagged: pdf.ask('FPDFCatalog_IsTagged') === 1,
      declaredLanguage: declared,
      externals: 0,
    },
    pages: shape === 'paper' ? withTitlesOf(outline, pages) : titled,
  }
}

/** Sizes of all pages before the text of the first: a page of giant size refuses the file. */
function readPages(pdf: Pdf): ReadPage[] {
  const sizes = Array.from({ length: pdf.pageCount }, (_, index) => pdf.sizeOf(index))
  let room = MOST_TEXT.file
  return sizes.map((size, index) => {
    const text = readText(pdf, index, Math.min(MOST_TEXT.page, room))
    room -= text.length
    return { number: index + 1, title: null, text, ...size }
  })
}

function readText(pdf: Pdf, index: number, most: number): string {
  const text = pdf.withPage(index, (page) => {
    const letters = pdf.call('FPDFText_LoadPage', page)
    if (!letters) return ''
    try {
      const count = Math.min(pdf.call('FPDFText_CountChars', letters), most)
      if (count < 1) return ''
      return pdf.withMemory(count * 2 + 2, (at) => {
        const written = pdf.call('FPDFText_GetText', letters, 0, count, at)
        return pdf.bytes(at, Math.max(0, written - 1) * 2).toString('utf16le')
      })
    } finally {
      pdf.call('FPDFText_ClosePage', letters)
    }
  })
  return withAccents(plainText(text ?? '', most))
}

/** What is wider than it is high is shown slide by slide; one page that lies across does not make slides. */
function isLandscape(pages: ReadPage[]): boolean {
  const across = pages.filter(({ width, height }) => (width ?? 0) > (height ?? 0) * 1.1)
  return across.length > pages.length / 2
}

const titleOf = (pdf: Pdf, { number, text }: ReadPage): string | null =>
  text ? pdf.withPage(number - 1, (page) => titleByLetters(pdf, page)) : null

const metaText = (pdf: Pdf, tag: string): string =>
  pdf.withName(tag, (name) => pdf.text(1000, (at, bytes) => pdf.ask('FPDF_GetMetaText', name, at, bytes)))

/** `/Lang (fr-FR)`, for which this PDFium has no function: found where it stands unpacked, which is usual. */
function declaredLanguage(bytes: Buffer): string | null {
  for (let at = bytes.indexOf('/Lang'), tries = 0; at >= 0 && tries < 100; tries += 1) {
    const said = /^\/Lang\s*\(([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3})\)/.exec(
      bytes.toString('latin1', at, at + 60),
    )
    if (said?.[1]) return said[1]
    at = bytes.indexOf('/Lang', at + 5)
  }
  return null
}
