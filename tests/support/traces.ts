import fs from 'node:fs'
import path from 'node:path'
import type { Portal } from './portal'

/** Every place of the database (`schema.table: row`) and of DATA_DIR (path) where one of these words stands, as grep finds it. */
export async function tracesOf(portal: Portal, words: string[]): Promise<string[]> {
  return [...(await inDatabase(portal, words)), ...inFiles(portal.dataDir, words)]
}

async function inDatabase({ db }: Portal, words: string[]): Promise<string[]> {
  const tables = await db.$queryRaw<{ schema: string; name: string }[]>`
    select table_schema as "schema", table_name as "name" from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`
  const found: string[] = []
  for (const { schema, name } of tables) {
    const rows = await db.$queryRawUnsafe<{ row: string }[]>(
      `select t::text as "row" from "${schema}"."${name}" t where t::text ilike any($1)`,
      words.map((word) => `%${word}%`),
    )
    found.push(...rows.map(({ row }) => `${schema}.${name}: ${row}`))
  }
  return found
}

function inFiles(folder: string, words: string[]): string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => path.join(folder, file))
    .filter((file) => fs.statSync(file).isFile())
    .filter((file) => {
      const text = `${file} ${fs.readFileSync(file, 'utf8')}`.toLowerCase()
      return words.some((word) => text.includes(word.toLowerCase()))
    })
}
