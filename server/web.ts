import { createServer } from 'node:http'
import path from 'node:path'
import type { ServerBuild } from '@remix-run/node'
import { config } from '~/config.server'
import { closeDatabase, openDatabase } from '~/storage/database.server'
import { leave } from './health'
import { log } from './log'
import { builtAssets, createPipeline } from './pipeline'

const GRACE = 30_000

/** Serves the built portal until SIGTERM or SIGINT; requests under way are finished within 30 seconds. */
export async function serveWeb(): Promise<void> {
  const settings = config()
  await openDatabase(settings)
  const build = (await import('virtual:remix/server-build')) as unknown as ServerBuild
  const app = createPipeline(settings, { build, assets: builtAssets(path.resolve('build/client')) })
  const server = createServer(
    { headersTimeout: 15_000, requestTimeout: 300_000, keepAliveTimeout: 65_000 },
    app,
  )
  server.maxConnections = 1000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(settings.port, settings.host, resolve)
  })
  process.stdout.write(`\n  The portal is at ${settings.origin}\n  Ctrl-C ends it.\n\n`)
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve())
  })
  leave()
  log.info('stopping')
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(1))
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), GRACE).unref()
  })
  await closeDatabase()
}
