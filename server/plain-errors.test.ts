import { createServer } from 'node:net'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { DatabaseUnavailable } from '~/storage/database/database-unavailable.server'
import { plainSentence } from './plain-errors'

function failure(code: string, more: object = {}): Error {
  return Object.assign(new Error(`${code}: something`), { code, ...more })
}

describe('what its reader can mend is one sentence with the cure', () => {
  test('a port that is taken, as Node really reports it', async () => {
    const first = createServer()
    await new Promise<void>((resolve) => first.listen(0, '127.0.0.1', resolve))
    const address = first.address()
    const port = typeof address === 'object' ? address?.port : 0
    const error = await new Promise((resolve) =>
      createServer().once('error', resolve).listen(port, '127.0.0.1'),
    )
    first.close()
    expect(plainSentence(error)).toMatch(new RegExp(`The port ${port} is taken .* PORT=\\d+ npm start`))
  })

  test('a database server that is not there, as pg really reports it', async () => {
    const client = new pg.Client('postgresql://ada@127.0.0.1:4149/portal')
    const error = await client.connect().catch((reason: unknown) => reason)
    expect(plainSentence(error)).toMatch(/No PostgreSQL server answers at 127\.0\.0\.1:4149: .*DATABASE_URL/)
  })

  test('a host with several addresses, none of which answers', () => {
    const parts = [failure('ECONNREFUSED', { address: '::1', port: 5432 })]
    expect(plainSentence(new AggregateError(parts))).toMatch(/::1:5432/)
  })

  test.each([
    ['EACCES', { syscall: 'listen', port: 80 }, /port 80 is reserved to root: .*PORT=3000/],
    ['EACCES', { syscall: 'mkdir', path: '/srv/data' }, /may not write \/srv\/data: .*DATA_DIR/],
    ['EROFS', { path: '/srv/data' }, /read-only: set DATA_DIR/],
    ['ENOSPC', {}, /no space left on the disk: free some/],
    ['ENOTFOUND', { hostname: 'db.exemple' }, /host db\.exemple of DATABASE_URL is unknown/],
    ['28P01', {}, /refuses the password: correct .* DATABASE_URL/],
    ['3D000', {}, /is not there .*: create it/],
    ['SELF_SIGNED_CERT_IN_CHAIN', {}, /NODE_EXTRA_CA_CERTS/],
  ])('%s %o', (code, more, sentence) => {
    expect(plainSentence(failure(code, more))).toMatch(sentence)
  })

  test('the database says its own sentence, also when it is wrapped', () => {
    const wrapped = new Error('start failed', { cause: new DatabaseUnavailable('Free some space.') })
    expect(plainSentence(wrapped)).toBe('Free some space.')
  })
})

test('a bug keeps its stack', () => {
  expect(plainSentence(new TypeError('x is not a function'))).toBeNull()
  expect(plainSentence('a string')).toBeNull()
})
