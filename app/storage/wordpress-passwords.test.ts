import { describe, expect, it, test, vi } from 'vitest'
import { needsRehash, verifyPassword, wrapWordpressHash } from './passwords.server'
import { foundAgain, wordpressSetting } from './wordpress-passwords.server'

/** Each hash is work, on purpose: a busy machine takes its time. */
vi.setConfig({ testTimeout: 60_000 })

/** Published with the programs that made them, or made by PHP itself. */
const KNOWN = [
  ['phpass of WordPress', 'hashcat', '$P$984478476IagS59wHZvyQMArzfx58u.'],
  ['phpass of phpBB', 'hashcat', '$H$984478476IagS59wHZvyQMArzfx58u.'],
  ['phpass, the vector of its author', 'test12345', '$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0'],
  ['bcrypt of PHP', 'rasmuslerdorf', '$2y$07$BCryptRequires22Chrcte/VlQH0piJtjXl.0t1XkA8pw9dMXTpOq'],
  ['bcrypt of WordPress 6.8', 'admin', '$wp$2y$10$Q1xinFjrZeLWJBvxviIL6u834Fu.evIEFHAUVisQ5O.w9Dm0sMdES'],
] as const

describe.each(KNOWN)('%s', (_name, password, hash) => {
  test('is found again from its setting and the password', async () => {
    expect(await foundAgain(wordpressSetting(hash) ?? '', password)).toBe(hash)
  })

  test('opens with its password alone, and is to be replaced', async () => {
    const stored = (await wrapWordpressHash(hash)) ?? ''
    expect(await verifyPassword(stored, password)).toBe('right')
    expect(await verifyPassword(stored, `${password}x`)).toBe('wrong')
    expect(needsRehash(stored)).toBe(true)
  })

  test('does not lie in the database as it was: neither opens with it, nor contains it', async () => {
    const stored = (await wrapWordpressHash(hash)) ?? ''
    expect(stored).not.toContain(hash.slice(-31))
    expect(await verifyPassword(stored, hash)).toBe('wrong')
  })
})

test('a quotation mark is hashed as WordPress does it: its forms put a stroke before it', async () => {
  // password_hash("l\\'eau", PASSWORD_BCRYPT)
  const stored =
    (await wrapWordpressHash('$2y$04$abcdefghijklmnopqrstuugqx1YYSZAtHEiq4mzMd6nr9scSZrWIq')) ?? ''
  expect(await verifyPassword(stored, "l'eau")).toBe('right')
  expect(await verifyPassword(stored, 'l’eau')).toBe('wrong')
})

test('bcrypt reads 72 bytes, as it did there; a longer password is no error', async () => {
  const setting = '$2y$04$abcdefghijklmnopqrstuu'
  expect(await foundAgain(setting, 'é'.repeat(100))).toBe(await foundAgain(setting, 'é'.repeat(36)))
  expect(await foundAgain(`$wp${setting}`, 'é'.repeat(100))).not.toBe(
    await foundAgain(`$wp${setting}`, 'é'.repeat(36)),
  )
})

describe('what the portal does not compute', () => {
  it.each([
    ['a bare MD5', '5f4dcc3b5aa765d61d8327deb882cf99'],
    ['bcrypt of 2^13 rounds', `$2y$13$${'a'.repeat(53)}`],
    ['phpass of 2^20 turns', `$P$I${'a'.repeat(30)}`],
    ['phpass that is cut', '$P$984478476IagS59wHZvyQMArzfx58u'],
    ['argon2 of a plugin', '$argon2id$v=19$m=65536,t=4,p=1$YWFhYWFhYWE$YWFhYWFhYWE'],
    ['nothing', ''],
    ['a locked account', '*'],
  ])('%s is no password', async (_name, hash) => {
    expect(await wrapWordpressHash(hash)).toBeNull()
  })

  it('never opens when it lies in the database all the same', async () => {
    expect(await verifyPassword('5f4dcc3b5aa765d61d8327deb882cf99', 'password')).toBe('wrong')
    expect(await verifyPassword('$P$984478476IagS59wHZvyQMArzfx58u.', 'hashcat')).toBe('wrong')
  })
})
