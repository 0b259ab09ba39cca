import { type Info, parse } from 'csv-parse/sync'
import { foldWord } from '~/domain/fold'

const MOST_BYTES = 1024 ** 2
const MOST_LINES = 5000
const LONGEST_CELL = 1000

/** Each column with the words that a header row may call it by, in any language; without header row, in this order. */
export type CsvColumns<Name extends string> = Record<Name, readonly string[]>

export type CsvLine<Name extends string> = {
  /** Where it begins in the text, from 1: what an editor shows. */
  line: number
  /** Empty for a cell that is not there. Blanks around it are gone. */
  cells: Record<Name, string>
  fault: 'cell-too-long' | null
}

export type CsvReading<Name extends string> =
  | { outcome: 'read'; lines: CsvLine<Name>[]; columns: Name[] }
  | { outcome: 'refused'; why: 'empty' | 'not-text' | 'too-large' | 'too-many-lines' }
  /** A quote that is opened here is never closed: what follows cannot be told apart. */
  | { outcome: 'refused'; why: 'quote-open'; line: number }

type Limits = { bytes?: number; lines?: number; cell?: number }

/**
 * Reads lines that people paste, or save from a spreadsheet: UTF-8 with or without mark, UTF-16 with one, Windows-1252 else;
 * `;`, `,` or tab; quotes; a header row or none. Never throws. At most 1 MiB, 5000 lines, 1000 characters a cell unless told.
 */
export function readCsv<Name extends string>(
  input: string | Uint8Array,
  columns: CsvColumns<Name>,
  { bytes = MOST_BYTES, lines = MOST_LINES, cell = LONGEST_CELL }: Limits = {},
): CsvReading<Name> {
  if (Buffer.byteLength(input) > bytes) return { outcome: 'refused', why: 'too-large' }
  const text = textOf(input)
  if (text.includes('\0')) return { outcome: 'refused', why: 'not-text' }
  if (!text.trim()) return { outcome: 'refused', why: 'empty' }
  const parsed = records(text)
  if ('openAt' in parsed) return { outcome: 'refused', why: 'quote-open', line: parsed.openAt }
  const { places, rows } = place(parsed.rows, columns)
  if (rows.length === 0) return { outcome: 'refused', why: 'empty' }
  if (rows.length > lines) return { outcome: 'refused', why: 'too-many-lines' }
  return {
    outcome: 'read',
    columns: places.map(([name]) => name),
    lines: rows.map(({ record, line }) => ({
      line,
      cells: cellsOf(record, columns, places),
      fault: record.some((value) => value.length > cell) ? 'cell-too-long' : null,
    })),
  }
}

/** The text of a file or of a field. Windows-1252 is what Excel on Windows saves as « CSV » ; almost no text in it is valid UTF-8. */
export function textOf(input: string | Uint8Array): string {
  if (typeof input === 'string') return oneLineEnd(input.replace(/^\ufeff/, ''))
  if (input[0] === 0xff && input[1] === 0xfe) return oneLineEnd(new TextDecoder('utf-16le').decode(input))
  try {
    return oneLineEnd(new TextDecoder('utf-8', { fatal: true }).decode(input))
  } catch {
    return oneLineEnd(fromWindows1252(input))
  }
}

/** 0x80 to 0x9f; the decoder of Node 20 takes them for Latin-1. The five holes are control characters there, too. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

function fromWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (sign) => WINDOWS_1252.charAt(sign.charCodeAt(0) - 0x80))
}

/** Also empties a first line `sep=;`, which tells Excel what parts the cells. */
function oneLineEnd(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/^sep=[;,\t](?=\n)/i, '')
}

type Row = { record: string[]; line: number }

function records(text: string): { rows: Row[] } | { openAt: number } {
  let broken = false
  const found = parse(text, {
    delimiter: delimiterOf(text),
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    trim: true,
    on_skip: () => {
      broken = true
    },
  }) as unknown as { record: string[]; info: Info }[]
  if (broken) return { openAt: firstLineAfter(found.at(-1)?.info.lines ?? 0, text) }
  const rows = found.map(({ record, info }) => ({ record, line: info.lines - breaksIn(record) }))
  return { rows: rows.filter(({ record }) => record.some((value) => value !== '')) }
}

/** Where the record begins that could not be read: it is always the last one. */
function firstLineAfter(line: number, text: string): number {
  return (
    line +
    1 +
    text
      .split('\n')
      .slice(line)
      .findIndex((rest) => rest.trim() !== '')
  )
}

const breaksIn = (record: string[]) => record.reduce((sum, value) => sum + value.split('\n').length - 1, 0)

/** The separator that the first lines have most of; in quoted cells it does not count. */
export function delimiterOf(text: string): string {
  const first = text
    .split('\n', 20)
    .join('\n')
    .replace(/"[^"]*"/g, '')
  const times = (sign: string) => first.split(sign).length
  return ['\t', ';', ','].reduce((best, sign) => (times(sign) > times(best) ? sign : best))
}

type Places<Name> = [name: Name, index: number][]

/** A first row in which a column is named is the header; columns that nobody asked for are passed over. */
function place<Name extends string>(rows: Row[], columns: CsvColumns<Name>) {
  const names = Object.keys(columns) as Name[]
  const header = rows[0]?.record.map(foldWord) ?? []
  const places: Places<Name> = names.flatMap((name) => {
    const known = new Set(columns[name].map(foldWord))
    const index = header.findIndex((word) => known.has(word))
    return index < 0 ? [] : [[name, index] as [Name, number]]
  })
  return places.length
    ? { places, rows: rows.slice(1) }
    : { places: names.map((name, index) => [name, index] as [Name, number]), rows }
}

function cellsOf<Name extends string>(
  record: string[],
  columns: CsvColumns<Name>,
  places: Places<Name>,
): Record<Name, string> {
  const cells = Object.fromEntries(Object.keys(columns).map((name) => [name, '']))
  for (const [name, index] of places) cells[name] = (record[index] ?? '').normalize('NFC')
  return cells as Record<Name, string>
}
