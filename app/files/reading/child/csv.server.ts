import fs from 'node:fs'
import { parse } from 'csv-parse/sync'
import type { ReadFile } from '~/domain/library/reading'
import { delimiterOf, textOf } from '../../read-csv.server'
import { languageOf } from './language'
import { Table } from './office/table'

/** What is read of a CSV: more does not fit onto a page. */
const MOST_BYTES = 1024 ** 2

/** A CSV is one sheet. Quotes that are never closed are letters like others. */
export async function readCsvTable(file: string): Promise<ReadFile> {
  const text = textOf(beginningOf(file))
  const rows = parse(text, {
    delimiter: delimiterOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
  })
  const table = new Table()
  for (const row of rows) {
    if (table.isFull) break
    table.beginRow()
    row.forEach((cell, column) => {
      table.write(cell, column)
    })
  }
  const pages = [{ number: 1, title: null, text: table.text, width: null, height: null }]
  const facts = { tagged: null, declaredLanguage: null, externals: 0 }
  return { shape: 'sheets', language: await languageOf(pages, null), title: null, outline: [], facts, pages }
}

/** Whole lines. */
function beginningOf(file: string): Buffer {
  const opened = fs.openSync(file, 'r')
  try {
    const bytes = Buffer.alloc(MOST_BYTES)
    const read = fs.readSync(opened, bytes, 0, MOST_BYTES, 0)
    return read < MOST_BYTES
      ? bytes.subarray(0, read)
      : bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1 || read)
  } finally {
    fs.closeSync(opened)
  }
}
