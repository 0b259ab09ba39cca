import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { discardStaleLock, occupationOf, postmasterPid, stopPostmaster } from './postmaster.server'

let dir: string

beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'portal-postmaster-'))
})

afterEach(() => {
  rmSync(dir, { recursive: true })
})

function lock(pid: number | string): void {
  writeFileSync(path.join(dir, 'postmaster.pid'), `${pid}\n${dir}\n`)
}

async function deadPid(): Promise<number> {
  const child = spawn('true')
  await once(child, 'exit')
  return child.pid ?? 0
}

describe('the lock file', () => {
  test('none, an empty one and a dead process mean free', async () => {
    expect(occupationOf(dir)).toEqual({ state: 'free' })
    lock('')
    expect(occupationOf(dir)).toEqual({ state: 'free' })
    lock(await deadPid())
    expect(occupationOf(dir)).toEqual({ state: 'free' })
  })

  test.runIf(process.platform === 'linux')('a living process that is no PostgreSQL means stale', () => {
    lock(process.pid)
    expect(occupationOf(dir)).toEqual({ state: 'stale', pid: process.pid })
  })

  test('a stale one is removed', () => {
    lock(process.pid)
    expect(discardStaleLock(dir, process.pid)).toBe(true)
    expect(readdirSync(dir)).toEqual([])
  })

  test('one that another start has written meanwhile is put back', () => {
    lock(4242)
    expect(discardStaleLock(dir, 4141)).toBe(false)
    expect(postmasterPid(dir)).toBe(4242)
    expect(readdirSync(dir)).toEqual(['postmaster.pid'])
  })

  test('stopping leaves a stranger alone', async () => {
    const stranger = spawn('sleep', ['60'])
    lock(stranger.pid ?? 0)
    await stopPostmaster(dir)
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull()
    expect(existsSync(path.join(dir, 'postmaster.pid'))).toBe(true)
    stranger.kill()
  })
})
