import { defineConfig } from 'prisma/config'

// These three never run the native schema engine, yet the command line would download it first. Any file that exists
// and cannot be executed stops that. (Not /bin/true: `migrate deploy` would then succeed and do nothing.)
const offline = ['generate', 'validate', 'format'].includes(process.argv[2] ?? '')
if (offline) process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= 'node_modules/prisma/package.json'

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? '' },
})
