import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Portal } from './portal'

/** What the operator types after `npm run portal --`, while the portal runs: the exit code, and what was said. */
export async function portalCommand(
  portal: Portal,
  ...words: string[]
): Promise<{ code: number; said: string }> {
  const env = {
    ...process.env,
    ...portal.env,
    NODE_ENV: 'production' as const,
    DATABASE_URL: portal.databaseUrl,
    DATA_DIR: portal.dataDir,
  }
  const cwd = path.resolve(import.meta.dirname, '../..')
  return promisify(execFile)(process.execPath, ['build/server/index.js', ...words], { cwd, env }).then(
    ({ stdout, stderr }) => ({ code: 0, said: stdout + stderr }),
    ({ code, stdout, stderr }) => ({ code: Number(code), said: `${stdout}${stderr}` }),
  )
}
