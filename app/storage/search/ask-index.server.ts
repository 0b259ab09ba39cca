import { Prisma } from '~/generated/prisma/client'
import { searchPool } from '../database.server'

/** Rows of the index of the search: `askIndex<Row>()`, with what is asked as a template whose values are bound. */
export async function askIndex<Row extends object>(
  strings: TemplateStringsArray,
  ...values: unknown[]
): Promise<Row[]> {
  const { text, values: bound } = Prisma.sql(strings, ...values)
  const { rows } = await searchPool().query<Row>(text, bound)
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
