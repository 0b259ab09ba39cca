import { availableParallelism } from 'node:os'
import { describe, expect, it } from 'vitest'
import { hashPassword, needsRehash, verifyPassword } from './passwords.server'

const phrase = 'trois vélos sous la pluie'

describe('a password', () => {
  it('is kept as argon2id with the parameters of the house', async () => {
    const stored = (await hashPassword(phrase)) ?? ''
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(needsRehash(stored)).toBe(false)
    expect(needsRehash(stored.replace('m=19456', 'm=4096'))).toBe(true)
  })

  it('is recognised however the é was typed, and in no other way', async () => {
    const stored = await hashPassword(phrase.normalize('NFD'))
    expect(await verifyPassword(stored, phrase)).toBe('right')
    expect(await verifyPassword(stored, phrase.toUpperCase())).toBe('wrong')
    expect(await verifyPassword(stored, `${phrase} `)).toBe('wrong')
  })

  it('counts beyond its first 72 bytes', async () => {
    const long = 'quatre-vingts chevaux '.repeat(4)
    const stored = await hashPassword(`${long}a`)
    expect(await verifyPassword(stored, `${long}b`)).toBe('wrong')
  })

  it('of nobody is wrong, and costs the same work', async () => {
    expect(await verifyPassword(null, phrase)).toBe('wrong')
    expect(await verifyPassword('', phrase)).toBe('wrong')
  })

  it('is not compared when the limit says no', async () => {
    const stored = await hashPassword(phrase)
    expect(await verifyPassword(stored, phrase, async () => false)).toBe('stopped')
  })

  it('is not compared with what is no hash of argon2', async () => {
    await expect(verifyPassword('$argon2id$nonsense', phrase)).rejects.toThrow()
    expect(await verifyPassword(await hashPassword(phrase), phrase)).toBe('right')
  })

  it('that is oversized never comes as far as hashing', () => {
    expect(() => hashPassword('x'.repeat(1025))).toThrow()
  })
})

it('a core is left to the pages, fifty passwords wait, the next are told to come back', async () => {
  const atOnce = Math.max(1, Math.min(4, availableParallelism() - 1))
  let together = 0
  let most = 0
  const look = async () => {
    most = Math.max(most, ++together)
    await new Promise((resolve) => setTimeout(resolve, 5))
    together--
    return false
  }
  const verdicts = await Promise.all(Array.from({ length: 60 }, () => verifyPassword(null, phrase, look)))
  expect(most).toBe(atOnce)
  expect(verdicts.filter((verdict) => verdict === 'stopped')).toHaveLength(50 + atOnce)
  expect(verdicts.filter((verdict) => verdict === 'busy')).toHaveLength(10 - atOnce)
  expect(await verifyPassword(null, phrase)).toBe('wrong')
})
