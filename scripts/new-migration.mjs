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

/** Whether all is well; what is not was said. */
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
  if (values.check) return check(values)
  if (/^[a-z0-9_]+$/.test(name)) return author(values, name)
  console.error(USAGE)
  return false
}

async function check(places) {
  const sql = await missingMigration(places)
  if (!sql) console.log('prisma/migrations and prisma/schema.prisma agree')
  else console.error(`The migrations lack what the schema has: run npm run db:migration -- <name>.\n\n${sql}`)
  return !sql
}

async function author(places, name) {
  const sql = await missingMigration(places)
  if (!sql) {
    console.log('Nothing to migrate: prisma/migrations and prisma/schema.prisma agree')
    return true
  }
  const folder = migrationName(name, new Date())
  write(places.migrations, folder, sql)
  console.log(`Written: ${path.join(places.migrations, folder, 'migration.sql')}`)
  return true
}

// PGlite keeps the process alive and sets an exit code of its own: both have to be said.
main().then(
  (allIsWell) => process.exit(allIsWell ? 0 : 1),
  (error) => {
    console.error(error?.message ?? error)
    process.exit(1)
  },
)
