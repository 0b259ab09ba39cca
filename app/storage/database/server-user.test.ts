import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { chooseServerUser, commandAs, mayEnter } from './server-user.server'

const isRoot = process.getuid?.() === 0
const me = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 }
const stranger = { uid: 60_001, gid: 60_001 }
let home: string

beforeEach(() => {
  home = mkdtempSync(path.join(os.tmpdir(), 'portal-user-'))
})

afterEach(() => {
  rmSync(home, { recursive: true })
})

describe('who may enter', () => {
  test('a folder closed to others stops a stranger, also below it, and not its owner', () => {
    mkdirSync(path.join(home, 'open'))
    expect(mayEnter(path.join(home, 'open'), stranger)).toBe(false)
    expect(mayEnter(path.join(home, 'open'), me)).toBe(true)
  })

  test('a folder that does not exist yet is judged by those above it', () => {
    chmodSync(home, 0o711)
    expect(mayEnter(path.join(home, 'data/pg'), stranger)).toBe(true)
  })
})

describe('who runs PostgreSQL', () => {
  test.runIf(!isRoot)('an ordinary user himself', () => {
    expect(chooseServerUser(path.join(home, 'pg'), [])).toEqual({ wrap: [] })
  })

  test.runIf(isRoot)('for root, a user without rights', () => {
    chmodSync(home, 0o755)
    const { uid, wrap } = chooseServerUser(path.join(home, 'pg'), [])
    expect(uid).toBeGreaterThan(0)
    expect(wrap).toEqual([])
  })

  test.runIf(isRoot)('for root, the owner of the database that exists', () => {
    chmodSync(home, 0o755)
    mkdirSync(path.join(home, 'pg'))
    chownSync(path.join(home, 'pg'), 60_001, 60_002)
    expect(chooseServerUser(path.join(home, 'pg'), [])).toEqual({ uid: 60_001, gid: 60_002, wrap: [] })
  })

  test.runIf(isRoot)('and a closed folder above that owner is named', () => {
    mkdirSync(path.join(home, 'pg'))
    chownSync(path.join(home, 'pg'), 60_001, 60_002)
    expect(() => chooseServerUser(path.join(home, 'pg'), [])).toThrow(/user 60001, who may not enter/)
  })

  test('nothing of our environment is handed on', () => {
    const { command, args, options } = commandAs({ uid: 1, gid: 2, wrap: ['unshare', '--'] }, '/bin/initdb', [
      '-D',
    ])
    expect([command, ...args]).toEqual(['unshare', '--', '/bin/initdb', '-D'])
    expect(Object.keys(options.env)).toEqual(['LC_ALL', 'PATH'])
    expect(options).toMatchObject({ uid: 1, gid: 2 })
  })
})
