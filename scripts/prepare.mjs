import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { PlainFailure, plainCause } from './plain-failure.mjs'
import { steps } from './prepare-steps.mjs'
import { mainLines, runQuietly } from './run-program.mjs'

const LOCK = 'build/.preparing'

/**
 * Does what is missing between a clone and a built portal, and nothing when nothing is. Works in the project's
 * folder, wherever it was called from; two at once wait for each other.
 * @param {(line: string) => void} say is told what is being done
 * @throws {PlainFailure} with one sentence; the last lines of the failed step were told before
 */
export async function prepare(say) {
  process.chdir(path.dirname(path.dirname(fileURLToPath(import.meta.url))))
  if (steps.every((step) => step.isDone())) return
  await takeTurn(say)
  try {
    for (const step of steps) if (!step.isDone()) await run(step, say)
  } finally {
    rmSync(LOCK, { force: true })
  }
}

async function run(step, say) {
  const began = performance.now()
  say(`${step.title} …`)
  const mark = step.stamp.take()
  step.before?.()
  const [command, ...args] = await step.command()
  const { ok, said } = await runQuietly(command, args, { env: step.env })
  if (!ok) throw failureOf(step, command, said, say)
  step.stamp.write(mark)
  say(`  done in ${((performance.now() - began) / 1000).toFixed(1)} s`)
}

function failureOf(step, command, said, say) {
  if (said.includes(`spawn ${command} ENOENT`)) {
    return new PlainFailure(
      'npm was not found: it comes with Node, so install Node from https://nodejs.org and run the same command again.',
    )
  }
  say(mainLines(said))
  return new PlainFailure(plainCause(said, `${step.title} did not succeed: the lines above say why.`))
}

async function takeTurn(say) {
  mkdirSync(path.dirname(LOCK), { recursive: true })
  for (let waited = false; ; waited = true) {
    try {
      writeFileSync(LOCK, String(process.pid), { flag: 'wx' })
      return
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (isAbandoned()) rmSync(LOCK, { force: true })
    else if (!waited) say('Another command is preparing the portal: waiting for it …')
    await sleep(200)
  }
}

function isAbandoned() {
  try {
    const pid = Number(readFileSync(LOCK, 'utf8'))
    if (pid > 0) process.kill(pid, 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}
