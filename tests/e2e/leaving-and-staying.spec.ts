import { emailOf, idOf, PASSWORD } from '../support/cast'
import { expect, expectAccessible, form, signIn, test } from './portal-fixture'

test('Marie asks for her account to be deleted, signs in once more, and keeps it as it was', async ({
  page,
  portal,
  consoleErrors,
}) => {
  const marie = () => portal.db.member.findUniqueOrThrow({ where: { id: idOf('marie') } })
  const before = await marie()
  await signIn(page, 'marie')
  await page.goto('/fr/account/data')
  await page.getByRole('main').getByRole('link', { name: 'Supprimer mon compte' }).click()
  await expectAccessible(page)
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Supprimer mon compte' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'La suppression de votre compte est demandée',
  )
  expect((await marie()).deletionAskedAt).not.toBeNull()
  expect((await portal.letterTo(emailOf('marie'), /suppression|effacé/i)).text).toContain('/keep-account')

  // Signed out; nothing is open to her but the choice.
  await page.goto('/fr/login')
  await form(page, 'login').locator('[name=email]').fill(emailOf('marie'))
  await form(page, 'login').locator('[name=password]').fill(PASSWORD)
  await form(page, 'login').locator('button[type=submit]').click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Votre compte sera effacé le')
  await expectAccessible(page)
  await page.goto('/fr/account/security')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Votre compte sera effacé le')

  await page.getByRole('button', { name: 'Garder mon compte' }).click()
  await expect(page.getByRole('status').first()).toContainText('Votre compte est gardé')
  expect(await marie()).toEqual({ ...before, lastSeenAt: expect.any(Date) })
  expect(consoleErrors).toEqual([])
})
