import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { holdsToken } from '~/domain/api/access-token'
import { isAccessToken, newAccessToken } from './access-tokens.server'

test('a token has its prefix, 256 random bits and a checksum, and is never the same', () => {
  const tokens = Array.from({ length: 500 }, newAccessToken)
  expect(new Set(tokens).size).toBe(500)
  for (const token of tokens) {
    expect(token).toMatch(/^portal_[0-9A-Za-z]{49}$/)
    expect(isAccessToken(token)).toBe(true)
  }
})

test('a token that was typed or cut wrongly is known by its checksum, as a scanner of secrets computes it', () => {
  const token = newAccessToken()
  const [random, checksum] = [token.slice(7, -6), token.slice(-6)]
  const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
  const value = [...checksum].reduce((sum, sign) => sum * 62 + signs.indexOf(sign), 0)
  expect(value).toBe(crc32(random))
  const other = random.startsWith('a') ? 'b' : 'a'
  for (const wrong of [
    `portal_${other}${random.slice(1)}${checksum}`,
    token.slice(0, -1),
    `${token}0`,
    token.toUpperCase(),
    token.slice(7),
    ` ${token}`,
    '',
  ])
    expect([wrong, isAccessToken(wrong)]).toEqual([wrong, false])
})

test('it is found wherever it lies', () => {
  expect(holdsToken(`export TOKEN="${newAccessToken()}"`)).toBe(true)
  expect(holdsToken('portal_short')).toBe(false)
})
