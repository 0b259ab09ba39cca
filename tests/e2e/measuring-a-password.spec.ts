import { expect, expectAccessible, test } from './portal-fixture'

test('what is typed as a new password is measured on the device, in words, and the lists come only then', async ({
  page,
  portal,
  consoleErrors,
}) => {
  const lists: string[] = []
  const sent: string[] = []
  page.on('request', (request) => {
    if (/\/password-lists-/.test(request.url())) lists.push(request.url())
    if (request.method() === 'POST') sent.push(request.url())
  })
  await page.goto(`${portal.origin}/fr/register`, { waitUntil: 'networkidle' })
  expect(lists).toEqual([])
  await page.locator('[name=lastName]').fill('Durand')
  const password = page.getByLabel('Mot de passe', { exact: false }).and(page.locator('input'))
  const words = page.locator('.strength [aria-live=polite]')
  for (const [typed, told] of [
    ['motdep', 'Encore 6'],
    ['836491027465839', 'que des chiffres'],
    ['abcabcabcabc', 'très faible'],
    ['Durand-1984-Durand', 'Sans votre nom'],
    ['trois vélos sous la pluie', 'très bonne'],
  ] as const) {
    await password.fill(typed)
    await expect(words).toContainText(told)
  }
  await expectAccessible(page)
  await password.fill('')
  await expect(words).toBeEmpty()
  expect(lists.every((list) => list.includes('password-lists-fr'))).toBe(true)
  expect(sent).toEqual([])

  await password.fill('trois vélos sous la pluie')
  await page.getByRole('button', { name: 'Afficher le mot de passe' }).click()
  await expect(page.locator('#register-password')).toHaveAttribute('type', 'text')
  expect(consoleErrors).toEqual([])
})
