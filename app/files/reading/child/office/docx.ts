import type { ReadFile } from '~/domain/library/reading'
import type { OfficeArchive } from './archive.server'
import { Flow } from './flow'
import { officeFile } from './office-file'
import { type Attributes, attribute, isNo, readXml } from './xml'

const RANKS = 9

/** A DOCX: its text as it flows, headings as outline. Comments, footnotes and what was struck out are left out. */
export async function readDocx(archive: OfficeArchive): Promise<ReadFile> {
  const ranks = await headingStyles(archive)
  const flow = new Flow()
  // Only what stands in elements of text is text; the rest is how the file was indented.
  let inText = false
  const headed = (rank: number | undefined) => {
    if (rank !== undefined && rank < RANKS) flow.heading(rank)
  }
  readXml(await archive.neededPart('word/document.xml'), {
    // Fallbacks say again, for older programs, what stands beside them.
    skip: (name) => name === 'Fallback' || name === 'del' || name === 'sectPr',
    open: {
      t: () => {
        inText = true
      },
      pStyle: (attributes) => headed(ranks.get(attribute(attributes, 'val') ?? '')),
      outlineLvl: (attributes) => headed(rankOf(attributes)),
      pageBreakBefore: (attributes) => {
        if (!isNo(attribute(attributes, 'val'))) flow.breakPage()
      },
      lastRenderedPageBreak: () => flow.breakPage(),
      br: (attributes) => {
        if (attribute(attributes, 'type') === 'page') flow.breakPage()
        else flow.write('\n')
      },
      tab: () => flow.write('\t'),
      tr: () => flow.beginRow(),
    },
    close: {
      t: () => {
        inText = false
      },
      p: () => flow.endParagraph(),
      tc: () => flow.endCell(),
      tr: () => flow.endRow(),
    },
    text: (text) => {
      if (inText) flow.write(text)
    },
  })
  return officeFile(archive, { shape: 'paper', ...flow.pages() })
}

const rankOf = (attributes: Attributes): number | undefined => {
  const rank = Number(attribute(attributes, 'val') ?? Number.NaN)
  return Number.isInteger(rank) && rank >= 0 && rank < RANKS ? rank : undefined
}

/** Which styles are headings, and of what rank. */
async function headingStyles(archive: OfficeArchive): Promise<Map<string, number>> {
  const ranks = new Map<string, number>()
  let style = ''
  const note = (rank: number | undefined) => {
    if (rank !== undefined) ranks.set(style, rank)
  }
  readXml((await archive.part('word/styles.xml')) ?? '<styles/>', {
    open: {
      style: (attributes) => {
        style = attribute(attributes, 'styleId') ?? ''
      },
      // Whatever the language of the program, the file says « heading 1 ».
      name: (attributes) => {
        const named = /^heading ([1-9])$/i.exec(attribute(attributes, 'val') ?? '')?.[1]
        note(named ? Number(named) - 1 : undefined)
      },
      outlineLvl: (attributes) => note(rankOf(attributes)),
    },
  })
  return ranks
}
