import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { connectionTo, knock, openSocketDir, socketDirOf } from './postgres-socket.server'

const itself = { wrap: [] }
let home: string

beforeEach(() => {
  home = mkdtempSync(path.join(os.tmpdir(), 'portal-socket-'))
})

afterEach(() => {
  rmSync(home, { recursive: true })
})

describe('where the socket is', () => {
  test('in the cluster, as long as its address has at most 107 bytes', () => {
    const longest = `/${'a'.repeat(107 - 1 - '/.s.PGSQL.5432'.length)}`
    expect(socketDirOf(longest)).toBe(longest)
    expect(socketDirOf(`${longest}a`, '/tmp')).toMatch(/^\/tmp\/portal-pg-[0-9a-f]{16}$/)
  })

  test('bytes count, not letters', () => {
    expect(socketDirOf(`/${'é'.repeat(60)}`, '/tmp')).toMatch(/^\/tmp\//)
  })

  test('each long path has its own', () => {
    const [one, two] = ['a', 'b'].map((letter) => socketDirOf(`/${letter.repeat(200)}`, '/tmp'))
    expect(one).not.toBe(two)
  })
})

describe('the short folder', () => {
  test('is private, and may be opened again', () => {
    const dir = path.join(home, 'socket')
    openSocketDir(dir, '/elsewhere', itself)
    openSocketDir(dir, '/elsewhere', itself)
    expect(statSync(dir).mode & 0o777).toBe(0o700)
  })

  test('is refused when others may enter it', () => {
    chmodSync(home, 0o777)
    expect(() => openSocketDir(home, '/elsewhere', itself)).toThrow(/belongs to somebody else/)
  })
})

test('a socket that is not there is silent', async () => {
  expect(await knock(home)).toBe('silent')
})

test('connections are named after this process', () => {
  expect(connectionTo('/s', 'portal')).toMatchObject({
    host: '/s',
    database: 'portal',
    application_name: `portal-${process.pid}`,
  })
})
