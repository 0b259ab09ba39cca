import { MOST_TEXT } from '~/domain/library/reading'
import { plainText } from '../plain-text'

export const MOST_CELLS = 200
const MOST_ROWS = 5000

/** A sheet as lines of cells, without the empty ones at its edges; what is too much for a page is left out. */
export class Table {
  private readonly rows: string[][] = []
  private room = MOST_TEXT.page

  get isFull(): boolean {
    return this.room <= 0 || this.rows.length >= MOST_ROWS
  }

  beginRow(): void {
    this.rows.push([])
  }

  /** From 0; where it is not told, after the last one. */
  write(text: string, column = this.rows.at(-1)?.length ?? 0): void {
    const row = this.rows.at(-1)
    if (!row || column >= MOST_CELLS || this.room <= 0) return
    while (row.length < column) row.push('')
    const cell = plainText(text.replace(/\s+/g, ' '), 1000)
    row[column] = cell
    if (cell) this.room -= cell.length + 1
  }

  get text(): string {
    const lines = this.rows.map((row) => row.join('\t').trimEnd())
    return plainText(lines.join('\n'), MOST_TEXT.page)
  }
}
