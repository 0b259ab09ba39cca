import type { OutlineItem, ReadFile, ReadPage } from './reading'

/**
 * An office file as it is shown once a PDF of it was made: the PDF's pages, with what the file itself knows better.
 * Slide stands by slide, so that their text is taken from the file; a text has pages in the PDF alone.
 */
export function drawnReading(own: ReadFile, pdf: ReadFile): ReadFile {
  const sameSlides = own.shape === 'slides' && own.pages.length === pdf.pages.length
  if (sameSlides)
    return {
      ...own,
      pages: own.pages.map((page, i) => ({ ...page, ...sizeOf(pdf.pages[i]) })),
    }
  const outline = pdf.outline.length ? pdf.outline : foundOutline(own.outline, pdf.pages)
  return { ...own, title: own.title ?? pdf.title, outline, pages: withTitlesOf(outline, pdf.pages) }
}

const sizeOf = (page: ReadPage | undefined) => ({ width: page?.width ?? null, height: page?.height ?? null })

const folded = (text: string): string => text.replace(/\s+/g, '').toLowerCase()

/** Where the headings of a text came to stand, one after the other; one that is not found stands with the one before. */
function foundOutline(outline: OutlineItem[], pages: ReadPage[]): OutlineItem[] {
  const texts = pages.map(({ text }) => folded(text))
  let at = 0
  return outline.map((item) => {
    const found = texts.findIndex((text, i) => i >= at && text.includes(folded(item.title)))
    if (found >= 0) at = found
    return { ...item, page: at + 1 }
  })
}

/** A page is called by the first entry of the outline that leads to it. */
export function withTitlesOf(outline: OutlineItem[], pages: ReadPage[]): ReadPage[] {
  const titles = new Map<number, string>()
  for (const { page, title } of outline) if (!titles.has(page)) titles.set(page, title)
  return pages.map((page) => ({ ...page, title: titles.get(page.number) ?? null }))
}
