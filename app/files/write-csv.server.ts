import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify'

/**
 * A table as a stream of CSV, row by row, never held as a whole. Cells that a spreadsheet would compute (`=`, `+`, `-`, `@`,
 * tab, CR first) begin with an apostrophe (security case XS09). All cells are quoted: with another separator than ours, a
 * part of a cell could else begin one. With byte order mark and `;`: the only CSV that a French Excel opens by double click
 * (docs/decisions); others ask, or find out.
 */
export function writeCsv(
  header: readonly string[],
  rows: Iterable<readonly string[]> | AsyncIterable<readonly string[]>,
): Readable {
  const csv = stringify({
    bom: true,
    delimiter: ';',
    record_delimiter: 'windows',
    quoted: true,
    escape_formulas: true,
  })
  const source = Readable.from(withHeader(header, rows))
  source.on('error', (error) => csv.destroy(error))
  csv.on('close', () => source.destroy())
  return source.pipe(csv)
}

async function* withHeader(
  header: readonly string[],
  rows: Iterable<readonly string[]> | AsyncIterable<readonly string[]>,
) {
  yield [...header]
  for await (const row of rows) yield [...row]
}
