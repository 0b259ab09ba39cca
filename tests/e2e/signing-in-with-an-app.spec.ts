import type { Locator, Page } from '@playwright/test'
import { emailOf, PASSWORD } from '../support/cast'
import { codeOf } from '../support/second-factor'
import { expect, expectAccessible, test } from './portal-fixture'

/** Presses Tab until this has the focus, which must be seen; a person would not go on for ever. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible()
  for (let i = 0; i < 60 && !(await isFocused(wanted)); i++) await page.keyboard.press('Tab')
  await expect(wanted).toBeFocused()
  expect(await wanted.evaluate((element) => getComputedStyle(element).outlineStyle)).not.toBe('none')
}

const isFocused = (wanted: Locator) => wanted.evaluate((element) => element === document.activeElement)

async function press(page: Page, wanted: Locator): Promise<void> {
  await tabTo(page, wanted)
  await page.keyboard.press('Enter')
}

async function givePassword(page: Page): Promise<void> {
  await page.goto('/fr/login')
  await tabTo(page, page.locator('main [name=email]'))
  await page.keyboard.type(emailOf('ada'))
  await tabTo(page, page.locator('main [name=password]'))
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')
}

test('by keyboard alone Ada sets an app up, signs out, signs in with its code, and takes it away again', async ({
  page,
  consoleErrors,
}) => {
  await givePassword(page)
  await page.waitForURL('**/fr/admin')
  await page.goto('/fr/account/security')
  await press(page, page.getByRole('link', { name: 'Gérer le second facteur' }))
  await press(page, page.getByRole('button', { name: 'Mettre en place une application' }))
  const secret = ((await page.locator('.scan-secret').textContent()) ?? '').replace(/\s/g, '')
  await expectAccessible(page)
  await tabTo(page, page.locator('[name=code]'))
  await page.keyboard.type(codeOf(secret))
  await page.keyboard.press('Enter')
  await expect(page.locator('.recovery-codes li')).toHaveCount(10)
  await expectAccessible(page)
  await press(page, page.getByRole('link', { name: /Je les ai gardés/ }))
  await page.waitForURL('**/fr/account')

  await press(page, page.locator('header form[action="/logout"] button').first())
  await page.waitForURL('**/fr')
  await givePassword(page)
  await page.waitForURL('**/login/second-factor')
  await expectAccessible(page)
  await tabTo(page, page.locator('[name=code]'))
  // The code that set the app up is spent; the app shows the next one soon.
  await page.keyboard.type(codeOf(secret, 1))
  await page.keyboard.press('Enter')
  await page.waitForURL('**/fr/admin')

  await page.goto('/fr/account/security/second-factor')
  await press(page, page.locator('summary', { hasText: 'Retirer l’application' }))
  await press(page, page.getByRole('button', { name: 'Retirer l’application' }))
  await expect(page.getByText('L’application est retirée')).toBeVisible()
  expect(consoleErrors).toEqual([])
})
