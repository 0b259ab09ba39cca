import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import fs from 'node:fs'
import { makeChildFolder, removeChildFolder } from './child-folder.server'
import { oneAtATime } from './one-at-a-time'
import { type Bounds, boundsMemory, endConfined, startConfined } from './sandbox.server'

/** A child that did not answer as it should. The file is to blame, or the machine: nobody else has noticed. */
export class ChildFault extends Error {
  override readonly name = 'ChildFault'

  constructor(readonly why: 'crashed' | 'too-slow' | 'too-much' | 'stopped') {
    super(`The child process ended: ${why}.`)
  }
}

export type ChildLimits = Bounds & {
  /** Of each answer, on the clock. */
  seconds: number
  /** Of each answer. */
  answerBytes: number
}

const WATCH = 250
const MOST_ERROR_TEXT = 4096

type Waiting = { resolve: (answer: unknown) => void; reject: (fault: ChildFault) => void }

/**
 * A process of our own for bytes that are not trusted: empty environment, a folder of its own that goes with it, no
 * network where the system allows, bounds of memory, time and output. It is ended with all that it started.
 */
export class Child {
  private readonly folder: string
  private readonly process: ChildProcessWithoutNullStreams
  private readonly watch: NodeJS.Timeout | undefined
  private readonly inTurn = oneAtATime()
  private waiting: Waiting | undefined
  private late: NodeJS.Timeout | undefined
  private answer: Buffer[] = []
  private answered = 0
  private fault: ChildFault | undefined
  /** The end of what it said when it broke, for the log. */
  said = ''

  constructor(
    program: string,
    private readonly limits: ChildLimits,
  ) {
    this.folder = makeChildFolder()
    const node = [process.execPath, `--max-old-space-size=${Math.round(limits.memoryMiB / 2)}`, program]
    this.process = startConfined(node, this.folder, limits)
    this.process.on('error', () => this.end('crashed'))
    this.process.once('exit', () => this.end('crashed'))
    // A broken pipe is told by the exit.
    this.process.stdin.on('error', () => {})
    this.process.stdout.on('data', (chunk: Buffer) => this.hear(chunk))
    this.process.stderr.on('data', (chunk: Buffer) => {
      this.said = (this.said + chunk.toString('utf8')).slice(-MOST_ERROR_TEXT)
    })
    if (!boundsMemory()) this.watch = setInterval(() => this.weigh(), WATCH).unref()
  }

  get alive(): boolean {
    return !this.fault
  }

  /** Its answer to one task, not yet parsed; tasks wait for their turn. @throws {ChildFault} */
  ask(task: object): Promise<unknown> {
    return this.inTurn(() => this.askNow(task))
  }

  private askNow(task: object): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.fault) return reject(this.fault)
      this.waiting = { resolve, reject }
      this.late = setTimeout(() => this.end('too-slow'), this.limits.seconds * 1000)
      this.process.stdin.write(`${JSON.stringify(task)}\n`)
    })
  }

  /** Ends it with all its children, at once, and removes its folder. */
  end(why: ChildFault['why'] = 'stopped'): void {
    if (this.fault) return
    this.fault = new ChildFault(why)
    clearInterval(this.watch)
    endConfined(this.process)
    removeChildFolder(this.folder)
    this.settle()?.reject(this.fault)
  }

  private hear(chunk: Buffer): void {
    this.answered += chunk.length
    const wanted = this.waiting && this.answered <= this.limits.answerBytes
    if (wanted) this.answer.push(chunk)
    else this.end('too-much')
    if (!wanted || chunk.at(-1) !== 0x0a) return
    const line = Buffer.concat(this.answer).toString('utf8')
    const waiting = this.settle()
    try {
      waiting?.resolve(JSON.parse(line))
    } catch {
      this.end('crashed')
      waiting?.reject(new ChildFault('crashed'))
    }
  }

  private settle(): Waiting | undefined {
    const { waiting } = this
    clearTimeout(this.late)
    this.waiting = undefined
    this.answer = []
    this.answered = 0
    return waiting
  }

  private weigh(): void {
    if (residentMiB(this.process.pid) > this.limits.memoryMiB) this.end('too-much')
  }
}

/** Of Linux; elsewhere 0. */
function residentMiB(pid: number | undefined): number {
  try {
    const pages = Number(fs.readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1])
    return (pages * 4096) / 1024 ** 2
  } catch {
    return 0
  }
}
