import { expect, it, vi } from 'vitest'

const hashBehind = vi.hoisted(() => vi.fn())
vi.mock('./hashing-thread.server', async (original) => {
  const real = await original<typeof import('./hashing-thread.server')>()
  return { ...real, hashBehind: hashBehind.mockImplementation(real.hashBehind) }
})

const { verifyPassword } = await import('./passwords.server')

it('a thread that broke at the first unknown address does not stop those who sign in after it', async () => {
  hashBehind.mockRejectedValueOnce(new Error('The hashing thread ended.'))
  await expect(verifyPassword(null, 'trois vélos sous la pluie')).rejects.toThrow('ended')
  expect(await verifyPassword(null, 'trois vélos sous la pluie')).toBe('wrong')
})
