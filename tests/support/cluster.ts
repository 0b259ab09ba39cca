import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../../app/storage/database/embedded-postgres.server'

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the PostgreSQL socket that all test files share; each makes a database of its own. */
    socketFolder: string
  }
}

/** One PostgreSQL for the whole run; it is the portal's own, so that the tests try what people run. */
export default async function startCluster(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'portal-tests-'))
  const cluster = await startEmbeddedPostgres(path.join(folder, 'pg'))
  project.provide('socketFolder', String(cluster.pool.host))
  return async () => {
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
