import { MOST_PAGES, MOST_TEXT, type OutlineItem, type ReadPage } from '~/domain/library/reading'
import { plainText, plainTitle } from '../plain-text'

/** Where neither breaks nor headings cut a text, a page of it has so many characters. */
const LONG_PAGE = 6000

type Block = {
  text: string
  /** 0 for the first rank; null for what is no heading. */
  depth: number | null
  breaks: boolean
  isRow: boolean
}

/**
 * A text that flows, paragraph after paragraph, as its program wrote it; cells of a table stand in a line. What is not
 * laid out has no pages: it is cut where its author, or the program that printed it, broke the page, else before the
 * headings of the first rank, else by length.
 */
export class Flow {
  private readonly blocks: Block[] = []
  private text = ''
  private depth: number | null = null
  private breaks = false
  private cells: string[] | null = null
  private isRow = false

  write(text: string): void {
    if (this.text.length < MOST_TEXT.page) this.text += text
  }

  /** What follows stands on a new page. */
  breakPage(): void {
    if (this.text.trim()) this.endParagraph()
    this.breaks = true
  }

  heading(depth: number): void {
    this.depth = Math.min(Math.max(depth, 0), 8)
  }

  endParagraph(): void {
    if (this.cells) {
      this.text += ' '
      return
    }
    const text = plainText(this.text, MOST_TEXT.page)
    if (text) {
      this.blocks.push({ text, depth: this.depth, breaks: this.breaks, isRow: this.isRow })
      this.breaks = false
    }
    this.text = ''
    this.depth = null
    this.isRow = false
  }

  beginRow(): void {
    this.endParagraph()
    this.cells ??= []
  }

  endCell(): void {
    if (this.cells) {
      this.cells.push(plainText(this.text.replace(/\s+/g, ' '), 2000))
      this.text = ''
    } else this.endParagraph()
  }

  endRow(): void {
    const line = (this.cells ?? []).join('\t')
    this.cells = null
    this.depth = null
    this.text = line
    this.isRow = true
    this.endParagraph()
  }

  /** The pages, and the headings with the page that they stand on. */
  pages(): { pages: ReadPage[]; outline: OutlineItem[] } {
    this.endParagraph()
    const outline: OutlineItem[] = []
    const pages = this.cut().map((blocks, index): ReadPage => {
      const headings = blocks.filter(({ depth }) => depth !== null)
      for (const { text, depth } of headings) {
        const title = plainTitle(text)
        if (title && outline.length < 2000) outline.push({ title, page: index + 1, depth: depth ?? 0 })
      }
      const text = joined(blocks)
      const title = headings[0] ? plainTitle(headings[0].text) : null
      return { number: index + 1, title, text: plainText(text, MOST_TEXT.page), width: null, height: null }
    })
    return { pages, outline }
  }

  private cut(): Block[][] {
    const byBreaks = cutBefore(this.blocks, ({ breaks }) => breaks)
    const ranks = this.blocks.flatMap(({ depth }) => (depth === null ? [] : [depth]))
    const first = ranks.reduce((least, rank) => Math.min(least, rank), 9)
    const pages = byBreaks.length > 1 ? byBreaks : cutBefore(this.blocks, ({ depth }) => depth === first)
    const whole = pages.flatMap((blocks) => cutByLength(blocks)).slice(0, MOST_PAGES)
    return whole.length ? whole : [[]]
  }
}

/** An empty line stands between paragraphs, none between the rows of a table. */
function joined(blocks: Block[]): string {
  return blocks
    .map(({ text, isRow }, i) => (i === 0 ? text : `${isRow && blocks[i - 1]?.isRow ? '\n' : '\n\n'}${text}`))
    .join('')
}

function cutBefore(blocks: Block[], isFirst: (block: Block) => boolean): Block[][] {
  const pages: Block[][] = []
  for (const block of blocks) {
    const page = pages.at(-1)
    if (!page || isFirst(block)) pages.push([block])
    else page.push(block)
  }
  return pages
}

/** A page twice as long as a long one is cut between its paragraphs. */
function cutByLength(blocks: Block[]): Block[][] {
  const length = (some: Block[]) => some.reduce((sum, { text }) => sum + text.length, 0)
  if (length(blocks) < 2 * LONG_PAGE) return [blocks]
  const pages: Block[][] = [[]]
  let room = LONG_PAGE
  for (const block of blocks) {
    if (room <= 0) {
      pages.push([])
      room = LONG_PAGE
    }
    pages.at(-1)?.push(block)
    room -= block.text.length
  }
  return pages
}
