import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { freePort, round } from './portal.mjs'

/** Milliseconds from `npm start` to the first 200 of a page, at the first start on this DATA_DIR and at the next. */
export async function measure() {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-bench-'))
  for (const name of ['first start ever', 'next start', 'next start']) {
    const port = await freePort()
    const began = performance.now()
    const child = spawn('npm', ['start'], {
      stdio: 'ignore',
      detached: true,
      env: { ...process.env, PORT: String(port), DATA_DIR: home },
    })
    while (
      !(await fetch(`http://localhost:${port}/fr`).then(
        (answer) => answer.ok,
        () => false,
      ))
    )
      await new Promise((resolve) => setTimeout(resolve, 10))
    process.stdout.write(`  ${name.padEnd(18)} ${round((performance.now() - began) / 1000)} s\n`)
    process.kill(-child.pid, 'SIGINT')
    await once(child, 'exit')
  }
  fs.rmSync(home, { recursive: true, force: true })
}
