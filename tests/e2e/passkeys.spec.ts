import type { CDPSession, Page } from '@playwright/test'
import { emailOf, idOf, PASSWORD } from '../support/cast'
import { expect, expectAccessible, test } from './portal-fixture'

/** A phone with fingerprint, as Chromium plays it. */
async function phone(page: Page): Promise<{ cdp: CDPSession; id: string }> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable', { enableUI: false })
  const { authenticatorId: id } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { cdp, id }
}

/** Whether the owner of the phone touches it now. */
const touches = ({ cdp, id }: Awaited<ReturnType<typeof phone>>, enabled: boolean) =>
  cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId: id, enabled })

test('Marie adds a passkey, signs in with it by a button and by the field of her address, and takes it away', async ({
  page,
  portal,
  consoleErrors,
}) => {
  const device = await phone(page)
  await touches(device, false)
  await page.goto('/fr/login')
  const field = page.locator('[name=email]')
  await expect(field).toHaveAttribute('autocomplete', 'username webauthn')
  await field.fill(emailOf('marie'))
  await page.locator('[name=password]').fill(PASSWORD)
  await page.locator('form:has([name=password]) button[type=submit]').click()
  await page.waitForURL('**/fr/documents')

  await touches(device, true)
  await page.goto('/fr/account/security')
  await page.getByRole('link', { name: 'Gérer les clés d’accès' }).click()
  await expectAccessible(page)
  await page.getByLabel('Nom de la clé').fill('Téléphone')
  await page.getByRole('button', { name: 'Créer la clé d’accès' }).click()
  await expect(page.getByText('La clé d’accès est ajoutée')).toBeVisible()
  await page.getByRole('link', { name: 'Continuer' }).click()
  await expect(page.locator('.session')).toContainText('Téléphone')
  await expectAccessible(page)
  // The same device makes no second one.
  await page.getByRole('button', { name: 'Créer la clé d’accès' }).click()
  await expect(page.getByRole('alert')).toContainText('déjà une clé')

  // By the button of the gate, to the document that she wanted.
  await page.context().clearCookies()
  await touches(device, false)
  const { slug } = await portal.db.libraryDocument.findFirstOrThrow({
    where: { audience: 'members', publishedAt: { not: null }, embargoUntil: null },
  })
  await page.goto(`/fr/documents/${slug}`)
  const button = page.getByRole('button', { name: 'Se connecter avec une clé d’accès' })
  await expect(button).toBeVisible()
  await expectAccessible(page)
  await touches(device, true)
  await button.click()
  await expect(button).toHaveCount(0)
  expect(new URL(page.url()).pathname).toBe(`/fr/documents/${slug}`)

  // By the field, which offers the passkey by itself.
  await page.context().clearCookies()
  await page.goto('/fr/login')
  await page.waitForURL('**/fr/documents')

  await page.goto('/fr/account/security/passkeys')
  await page.getByText('Renommer').click()
  await page.getByLabel('Nouveau nom').fill('Ordinateur du bureau')
  await page.keyboard.press('Enter')
  await expect(page.getByText('La clé d’accès est renommée')).toBeVisible()
  await page.locator('summary', { hasText: 'Retirer – Ordinateur du bureau' }).click()
  await page.getByRole('button', { name: /Retirer la clé/ }).click()
  await expect(page.getByText('Vous n’avez pas encore de clé d’accès')).toBeVisible()
  expect(await portal.db.passkey.count({ where: { memberId: idOf('marie') } })).toBe(0)
  expect(consoleErrors).toEqual([])
})

test('without JavaScript nothing of passkeys is offered that would do nothing', async ({
  browser,
  portal,
}) => {
  const page = await (
    await browser.newContext({ javaScriptEnabled: false, baseURL: portal.origin })
  ).newPage()
  await page.goto('/fr/login')
  await expect(page.getByText('clé d’accès')).toHaveCount(0)
  await page.locator('[name=email]').fill(emailOf('marie'))
  await page.locator('[name=password]').fill(PASSWORD)
  await page.locator('form:has([name=password]) button[type=submit]').click()
  await page.goto('/fr/account/security/passkeys')
  await expect(page.locator('noscript p')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Créer la clé d’accès' })).toHaveCount(0)
})
