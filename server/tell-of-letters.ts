import path from 'node:path'
import type { WorkerLog } from '~/jobs/worker-log'
import { log } from './log'

/** What the worker says goes to the log; a kept letter is one line on the console, for whoever tries the portal out. */
export const workerLog: WorkerLog = {
  info: (facts, message) => log.info(facts, message),
  warn: (facts, message) => log.warn(facts, message),
  kept: ({ kind, link, file }) => {
    const where = path.relative(process.cwd(), file)
    process.stdout.write(`  Letter kept (${kind}): ${link ?? 'no link'}  [${where}]\n`)
  },
}
