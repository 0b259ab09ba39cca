import { createServer, type Server } from 'node:http'
import path from 'node:path'
import type { ServerBuild } from '@remix-run/node'
import { config } from '~/config.server'
import { startWorker, stopWorker } from '~/jobs/worker.server'
import { closeDatabase, openDatabase } from '~/storage/database.server'
import { importOnFirstStart } from '~/usecases/import/import-library.server'
import { replayErasures } from '~/usecases/members/replay-erasures.server'
import { setUpLink } from '~/usecases/membership/set-up.server'
import { importReportLines } from './cli/import-report'
import { leave } from './health'
import { log } from './log'
import { builtAssets, createPipeline } from './pipeline'
import { workerLog } from './tell-of-letters'
import { isTus } from './tus-route'
import { isUpload } from './upload-route'

const GRACE = 30_000

/** Serves the built portal until SIGTERM or SIGINT; requests under way are finished within 30 seconds. */
export async function serveWeb(): Promise<void> {
  const settings = config()
  const stopping = signalled()
  await openDatabase(settings)
  await eraseAgain()
  await importDemonstration()
  const build = (await import('virtual:remix/server-build')) as unknown as ServerBuild
  const app = createPipeline(settings, { build, assets: builtAssets(path.resolve('build/client')) })
  const server = createServer(
    // How long a body may take is each route's own rule: forms in request-rules, files in upload-route.
    {
      headersTimeout: 15_000,
      connectionsCheckingInterval: 5_000,
      requestTimeout: 0,
      keepAliveTimeout: 65_000,
    },
    app,
  )
  server.maxConnections = 1000
  // Who asks before sending a file is answered by the route, after its checks; all others may go on.
  server.on('checkContinue', (req, res) => {
    if (!isUpload(req) && !isTus(req)) res.writeContinue()
    app(req, res)
  })
  await listening(server, settings.port, settings.host)
  await greet(settings.origin)
  startWorker(workerLog)
  await stopping
  leave()
  log.info('stopping')
  await Promise.all([closed(server), stopWorker()])
  await closeDatabase()
}

/** Where the portal is and, while nobody is admin, where the first one sets himself up. */
async function greet(origin: string): Promise<void> {
  const link = await setUpLink(new Date())
  process.stdout.write(`\n  The portal is at ${origin}\n`)
  if (link) process.stdout.write(`  First admin, within the hour: ${link}\n`)
  process.stdout.write('  Ctrl-C ends it.\n\n')
}

/** Before anybody is served: who was erased stays erased, whatever backup was restored. */
async function eraseAgain(): Promise<void> {
  const members = await replayErasures(new Date())
  if (members) log.warn({ members }, 'erased again after a restore')
}

/** A library that cannot be read is told, and does not keep the portal from starting. */
async function importDemonstration(): Promise<void> {
  const report = await importOnFirstStart(new Date())
  if (!report) return
  const lines = importReportLines(report)
  if (report.outcome === 'done') process.stdout.write(`\n  Library: ${lines.at(-1)}\n`)
  else process.stderr.write(`\n${lines.join('\n')}\n`)
}

/** Resolves at the first SIGTERM or SIGINT; a second one ends the process at once. */
function signalled(): Promise<void> {
  return new Promise((resolve) => {
    let first = true
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.on(signal, () => {
        if (!first) process.exit(1)
        first = false
        resolve()
      })
  })
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
}

/** No new connections; those under way are finished within the grace time. */
function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), GRACE).unref()
  })
}
