import { createHash } from 'node:crypto'
import { Prisma } from '~/generated/prisma/client'
import { searchPool } from '../database.server'

/** So many questions are prepared on each connection: planning them costs as much as answering a rare word. */
const MOST_PREPARED = 100

const prepared = new Map<string, string>()

/** Rows of the index of the search: `askIndex<Row>()`, with what is asked as a template whose values are bound. */
export async function askIndex<Row extends object>(
  strings: TemplateStringsArray,
  ...values: unknown[]
): Promise<Row[]> {
  const { text, values: bound } = Prisma.sql(strings, ...values)
  const { rows } = await searchPool().query<Row>({ name: nameOf(text), text, values: bound })
  return rows
}

/** The same for a question that has one row as its answer. */
export async function askIndexOnce<Row extends object>(
  strings: TemplateStringsArray,
  ...values: unknown[]
): Promise<Row> {
  const [row] = await askIndex<Row>(strings, ...values)
  if (!row) throw new Error('The index of the search has no answer.')
  return row
}

/** What a question is prepared by; the rarer combinations of filters are not. */
function nameOf(text: string): string | undefined {
  const known = prepared.get(text)
  if (known || prepared.size >= MOST_PREPARED) return known
  const name = createHash('sha256').update(text).digest('base64url')
  prepared.set(text, name)
  return name
}
