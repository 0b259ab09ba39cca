import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'

type Algorithm = typeof import('@node-rs/argon2')
type OldAlgorithm = typeof import('bcryptjs')
type Answer = { result: unknown } | { fault: string }

/**
 * Runs in a thread of its own and lowers the priority of that thread alone (Linux counts `nice` by thread, others by
 * process): pages go before passwords wherever both want the processor. As text, so that the built server needs no
 * second file.
 */
const PROGRAM = `
const { parentPort, workerData } = require('node:worker_threads')
const { hashSync, verifySync } = require(workerData.argon2)
const work = {
  hash: (given) => hashSync(...given),
  verify: (given) => verifySync(...given),
  bcrypt: (given) => require(workerData.bcrypt).hashSync(...given),
}
if (process.platform === 'linux') try { require('node:os').setPriority(10) } catch {}
parentPort.on('message', ({ name, given }) => {
  try {
    parentPort.postMessage({ result: work[name](given) })
  } catch (error) {
    parentPort.postMessage({ fault: String(error) })
  }
})`

/** Threads without work; as many are started as work at one moment. */
const idle: Worker[] = []

function startThread(): Worker {
  const { resolve } = createRequire(import.meta.url)
  const workerData = { argon2: resolve('@node-rs/argon2'), bcrypt: resolve('bcryptjs') }
  const thread = new Worker(PROGRAM, { eval: true, workerData })
  // Told to who waits for it; without a listener the whole process would end with it.
  thread.on('error', () => {})
  thread.once('exit', () => {
    const at = idle.indexOf(thread)
    if (at >= 0) idle.splice(at, 1)
  })
  return thread
}

function ask<T>(name: 'hash' | 'verify' | 'bcrypt', given: unknown[]): Promise<T> {
  const thread = idle.pop() ?? startThread()
  return new Promise<T>((resolve, reject) => {
    // A thread that broke is not used again; nobody waits for what it will never answer.
    const broke = (error: unknown) =>
      reject(error instanceof Error ? error : new Error('The hashing thread ended.'))
    thread.once('error', broke).once('exit', broke)
    thread.once('message', (answer: Answer) => {
      thread.off('error', broke).off('exit', broke)
      thread.unref()
      idle.push(thread)
      if ('fault' in answer) reject(new Error(answer.fault))
      else resolve(answer.result as T)
    })
    thread.ref()
    thread.postMessage({ name, given })
  })
}

/** argon2's `hash`, behind everything else that the process does. */
export const hashBehind = (...given: Parameters<Algorithm['hashSync']>): Promise<string> => ask('hash', given)

/** argon2's `verify`, behind everything else that the process does. @throws for what is no hash of argon2. */
export const verifyBehind = (...given: Parameters<Algorithm['verifySync']>): Promise<boolean> =>
  ask('verify', given)

/** bcrypt's `hash` of a text with a salt that is known, behind everything else that the process does. */
export const bcryptBehind = (...given: Parameters<OldAlgorithm['hashSync']>): Promise<string> =>
  ask('bcrypt', given)
