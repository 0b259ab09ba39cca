import { countHits } from './find-in-text'
import { MOST_TEXT } from './reading'

/** What of a sheet is drawn at once; the rest is in the file. */
const MOST_ROWS = 300
const MOST_CELLS = 6000
const MOST_FOUND = 100

export type PageTable = {
  /** The headings, when the first row looks like some. */
  head: string[] | null
  rows: string[][]
  /** Rows further down in which the words that are looked for stand. */
  found: string[][]
  /** There are more rows than these. */
  more: boolean
}

/** The table that was read out of a sheet: lines of cells, told apart by tabulators; each row has all columns. */
export function tableOf(text: string, query = ''): PageTable {
  const lines = text.split('\n').map((line) => line.split('\t'))
  const columns = Math.max(...lines.map(({ length }) => length))
  const whole = (row: string[]) => [...row, ...Array<string>(columns - row.length).fill('')]
  const most = Math.min(MOST_ROWS, Math.max(1, Math.floor(MOST_CELLS / columns)))
  const [first = []] = lines
  const headed = lines.length > 1 && looksLikeHead(whole(first))
  const body = headed ? lines.slice(1) : lines
  const beyond = body.slice(most)
  const found = query ? beyond.filter((row) => countHits(row.join('\t'), query) > 0) : []
  return {
    head: headed ? whole(first) : null,
    rows: body.slice(0, most).map(whole),
    found: found.slice(0, MOST_FOUND).map(whole),
    // A sheet whose text fills the page was cut when it was read.
    more: beyond.length > 0 || text.length > MOST_TEXT.page * 0.97,
  }
}

/** Words over every column, and no numbers. */
const looksLikeHead = (row: string[]): boolean =>
  row.length > 1 && row.every((cell) => /\p{L}/u.test(cell) && cell.length <= 80)
