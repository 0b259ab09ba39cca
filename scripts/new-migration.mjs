/**
 * npm run db:migration -- <name>   writes prisma/migrations/<time>_<name>/migration.sql with what the schema has and the migrations lack
 * npm run db:check                 says whether they agree
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { LOCK_FILE, missingMigration } from './schema-engine.mjs'

const USAGE = 'Usage: npm run db:migration -- <name, in small letters, digits and _>'

/** `20260131120000_add_rooms`, in UTC, so that names sort by time. */
function migrationName(name, now) {
  return `${now.toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`
}

function write(folder, name, sql) {
  mkdirSync(path.join(folder, name), { recursive: true })
  writeFileSync(path.join(folder, name, 'migration.sql'), sql)
  writeFileSync(path.join(folder, LOCK_FILE.name), LOCK_FILE.content)
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      check: { type: 'boolean', default: false },
      schema: { type: 'string', default: 'prisma/schema.prisma' },
      migrations: { type: 'string', default: 'prisma/migrations' },
    },
  })
  const [name = ''] = positionals
  if (!values.check && !/^[a-z0-9_]+$/.test(name)) return fail(USAGE)

  const sql = await missingMigration(values)
  if (values.check) {
    if (sql) {
      return fail(`The migrations lack what the schema has: run npm run db:migration -- <name>.\n\n${sql}`)
    }
    return console.log('prisma/migrations and prisma/schema.prisma agree')
  }
  if (!sql) return console.log('Nothing to migrate: prisma/migrations and prisma/schema.prisma agree')
  const folder = migrationName(name, new Date())
  write(values.migrations, folder, sql)
  console.log(`Written: ${path.join(values.migrations, folder, 'migration.sql')}`)
}

function fail(sentence) {
  console.error(sentence)
  process.exitCode = 1
}

// PGlite keeps the process alive: the end has to be said.
main().then(
  () => process.exit(),
  (error) => {
    console.error(error?.message ?? error)
    process.exit(1)
  },
)
