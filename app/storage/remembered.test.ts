import { expect, it, vi } from 'vitest'
import { remembered } from './remembered'

it('makes once what many ask for at once, and later', async () => {
  const make = vi.fn(async () => ({}))
  const ask = remembered(make)
  const [first, second] = await Promise.all([ask(), ask()])
  expect(second).toBe(first)
  expect(await ask()).toBe(first)
  expect(make).toHaveBeenCalledTimes(1)
})

it('tells a failure to all who waited for it, and makes it anew for the next', async () => {
  const make = vi.fn(async () => 'made').mockRejectedValueOnce(new Error('no memory'))
  const ask = remembered(make)
  const waiting = [ask(), ask()]
  for (const one of waiting) await expect(one).rejects.toThrow('no memory')
  expect(make).toHaveBeenCalledTimes(1)
  expect(await ask()).toBe('made')
})
