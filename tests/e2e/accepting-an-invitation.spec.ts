import { expect, form, linkIn, signIn, test } from './portal-fixture'

test('Ada invites Ines to a document; on her phone, without JavaScript and in English, she accepts and reads it', async ({
  page,
  portal,
  browser,
}) => {
  const { slug } = await portal.db.libraryDocument.findFirstOrThrow({
    where: { audience: 'members', publishedAt: { not: null }, embargoUntil: null },
  })
  await signIn(page, 'ada')
  await page.goto('/fr/admin/members/invitations/new')
  await page.locator('[name=email]').fill('ines@example.test')
  await page.locator('[name=firstName]').fill('Ines')
  await page.locator('select[name=lang]').selectOption('en')
  await page.locator('[name=wantedPath]').fill(`/en/documents/${slug}`)
  await page.getByRole('button', { name: 'Envoyer l’invitation' }).click()
  await expect(page.getByText('L’invitation part')).toBeVisible()

  const phone = await browser.newContext({
    javaScriptEnabled: false,
    locale: 'en-GB',
    viewport: { width: 360, height: 740 },
  })
  const ines = await phone.newPage()
  await ines.goto(portal.origin + linkIn(await portal.letterTo('ines@example.test', /invit/i), '/invitation'))
  await expect(ines.getByRole('heading', { level: 1 })).toHaveText('You are invited')
  const accept = form(ines, 'register')
  await expect(accept.locator('[name=firstName]')).toHaveValue('Ines')
  await expect(accept.locator('[name=email]')).toHaveValue('ines@example.test')
  await accept.locator('[name=lastName]').fill('Guest')
  await accept.locator('[name=organisation]').fill('Example society')
  await accept.locator('[name=stakeholderGroup]').selectOption('association')
  await accept.locator('[name=acceptTerms]').check()

  // A password that is easily guessed comes back with the rest kept, and nothing sticks out of the screen.
  await accept.locator('[name=password]').fill('password1234')
  await ines.waitForTimeout(3_100)
  await accept.getByRole('button', { name: 'Accept the invitation' }).click()
  await expect(accept.locator('[name=password]')).toHaveAttribute('aria-invalid', 'true')
  await expect(accept.locator('[name=lastName]')).toHaveValue('Guest')
  expect(await ines.evaluate(() => document.documentElement.scrollWidth)).toBe(360)

  await accept.locator('[name=password]').fill('four horses under the rain')
  await accept.getByRole('button', { name: 'Accept the invitation' }).click()
  await ines.waitForURL(`**/en/documents/${slug}`)
  await expect(ines.locator('main a[href^="/files/"]').first()).toBeVisible()
})
