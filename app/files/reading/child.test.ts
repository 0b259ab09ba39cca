import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { examineFile } from '../examine.server'
import type { ChildLimits } from './child.server'
import { askChild } from './read-file.server'

const ROOMY: ChildLimits = { seconds: 60, cpuSeconds: 60, memoryMiB: 1024, fileMiB: 1, answerBytes: 10_000 }
const Answer = z.object({ outcome: z.literal('well'), said: z.string() })

let folder: string
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'child-test-'))
  vi.stubEnv('DATA_DIR', folder)
})
afterAll(() => {
  vi.unstubAllEnvs()
  fs.rmSync(folder, { recursive: true, force: true })
})

function written(source: string): string {
  const program = path.join(folder, `${Math.random().toString(36).slice(2)}.cjs`)
  fs.writeFileSync(program, source)
  return program
}

/** What comes of a child that runs this program instead of ours. */
async function asked(source: string, limits: Partial<ChildLimits> = {}, stopping?: AbortSignal) {
  const program = written(source)
  const task = { task: 'warm-up' } as const
  return askChild(task, Answer, { limits: { ...ROOMY, ...limits }, program, stopping })
}

const ON_TASK = 'process.stdin.once("data", (task) => {'
const say = (said: string) =>
  `process.stdout.write(JSON.stringify({ outcome: 'well', said: String(${said}) }) + '\\n')`

const isGone = (pid: number): boolean => {
  try {
    // A zombie that nobody has waited for answers to signals too.
    return /\) Z /.test(fs.readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return true
  }
}

describe('a child process', () => {
  test('has our task, an empty environment and a folder of its own, which goes with it', async () => {
    const answer = await asked(
      `${ON_TASK} ${say('[task, JSON.stringify(process.env), process.cwd()].join("|")')} })`,
    )
    if (answer.outcome !== 'well') throw new Error(JSON.stringify(answer))
    const [task = '', environment, cwd = ''] = answer.said.split('|')
    expect(JSON.parse(task)).toEqual({ task: 'warm-up' })
    expect(environment).toBe('{}')
    expect(cwd.startsWith(path.join(fs.realpathSync(folder), 'reading'))).toBe(true)
    await vi.waitFor(() => expect(fs.existsSync(cwd)).toBe(false), { timeout: 20_000 })
  })

  test('that loops is ended, with what it started', async () => {
    const pids = path.join(folder, 'pids')
    const loops = `
      const child = require('node:child_process').spawn(process.execPath, ['-e', 'for (;;);'])
      require('node:fs').writeFileSync(${JSON.stringify(pids)}, [process.pid, child.pid].join(' '))
      for (;;);`
    expect(await asked(loops, { seconds: 3 })).toMatchObject({ outcome: 'failed', why: 'too-slow' })
    const ended = fs.readFileSync(pids, 'utf8').split(' ').map(Number)
    await vi.waitFor(() => expect(ended.map(isGone)).toEqual([true, true]), { timeout: 20_000 })
  })

  test('that crashes is told from one that answers, with the end of what it said', async () => {
    const answer = await asked(`${ON_TASK} throw new Error('zerbrochen') })`)
    expect(answer).toMatchObject({ outcome: 'failed', why: 'crashed' })
  })

  test('that says too much is ended', async () => {
    expect(await asked(`${ON_TASK} ${say('"x".repeat(20_000)')} })`)).toMatchObject({ why: 'too-much' })
  })

  test('that says something else than was agreed is not believed', async () => {
    expect(await asked(`${ON_TASK} process.stdout.write('{"outcome":"mine"}\\n') })`)).toMatchObject({
      outcome: 'failed',
      why: 'crashed',
    })
  })

  test('that takes all memory ends alone', async () => {
    const takes = `${ON_TASK} const all = []; for (;;) all.push(Buffer.alloc(16 * 1024 ** 2, 1)) })`
    expect(await asked(takes, { memoryMiB: 256 })).toMatchObject({ outcome: 'failed' })
  })

  test('that ends over a file is told from a machine on which none works: then nothing is known of the file', async () => {
    const file = written(`${ON_TASK} throw new Error(String(task)) })`)
    expect(await examineFile('/nothing.pdf', 'pdf', file)).toEqual({ outcome: 'unexamined' })
    const ready = `if (String(task).includes('warm-up')) process.stdout.write('{"outcome":"ready"}\\n'); else throw new Error()`
    const picky = written(`${ON_TASK} ${ready} })`)
    expect(await examineFile('/nothing.pdf', 'pdf', picky)).toEqual({ outcome: 'refused', reason: 'broken' })
    expect(await examineFile('/nothing.pdf', 'pdf', path.join(folder, 'not-there.cjs'))).toEqual({
      outcome: 'unexamined',
    })
  })

  test('is ended when the portal stops', async () => {
    const stopping = new AbortController()
    const answer = asked(`${ON_TASK} })`, {}, stopping.signal)
    await sleep(50)
    stopping.abort()
    expect(await answer).toMatchObject({ outcome: 'failed', why: 'stopped' })
  })
})
