import { describe, expect, test } from 'vitest'
import { explainTrouble } from './database-unavailable.server'

const told: [said: string, cure: RegExp][] = [
  ['initdb: error: could not write file: No space left on device', /no space left .* \/d\/pg: free some/],
  ['ENOSPC: no space left on device, mkdir', /no space left/],
  ['FATAL: could not open lock file: Permission denied', /give him the folder \(chown\)/],
  ['EROFS: read-only file system, mkdir', /read-only disk: set DATA_DIR/],
  ['FATAL:  database files are incompatible with server\nDETAIL: version 17', /take a backup and restore/],
  ["/lib/libc.so.6: version `GLIBC_2.28' not found", /lacks a library .* DATABASE_URL/],
  ['FATAL: data directory "/d/pg" has wrong ownership', /its owner or its mode is wrong/],
  ['FATAL: could not map anonymous shared memory: Cannot allocate memory', /not enough memory/],
]

describe('what PostgreSQL says becomes one sentence with the cure', () => {
  test.each(told)('%s', (said, cure) => {
    expect(explainTrouble(said, '/d/pg').message).toMatch(cure)
  })

  test('what nobody knows is quoted by its last line, and the log is named', () => {
    const { message } = explainTrouble(
      'LOG: hello\nPANIC: could not locate a valid checkpoint record\n',
      '/d/pg',
    )
    expect(message).toContain('(PANIC: could not locate a valid checkpoint record)')
    expect(message).toContain('/d/pg/log')
    expect(message).not.toContain('\n')
  })
})
