import { expect, expectAccessible, form, linkIn, signIn, test } from './portal-fixture'

test('Gaëlle asks for a document on her phone, without JavaScript and without an account; Émile grants it, and she reads', async ({
  page,
  portal,
  browser,
}) => {
  const { slug, id } = await portal.db.libraryDocument.findFirstOrThrow({
    where: { audience: 'by-request', publishedAt: { not: null }, embargoUntil: null },
  })
  const phone = await browser.newContext({
    javaScriptEnabled: false,
    locale: 'fr-FR',
    viewport: { width: 360, height: 740 },
  })
  const gaelle = await phone.newPage()
  await gaelle.goto(`${portal.origin}/fr/documents/${slug}`)
  const asking = form(gaelle, 'ask-guest')
  await asking.locator('[name=firstName]').fill('Gaëlle')
  await asking.locator('[name=lastName]').fill('Invitée')
  await asking.locator('[name=email]').fill('gaelle@ailleurs.test')
  await asking.locator('[name=message]').fill('Pour mon mémoire.')
  await gaelle.waitForTimeout(3_100)
  await asking.getByRole('button', { name: 'Demander le document' }).click()

  // What she forgot is said at its field, what she typed is kept, and nothing sticks out of the screen.
  await expect(asking.locator('[name=organisation]')).toHaveAttribute('aria-invalid', 'true')
  await expect(asking.locator('[name=message]')).toHaveValue('Pour mon mémoire.')
  expect(await gaelle.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  await asking.locator('[name=organisation]').fill('Université d’exemple')
  await asking.getByRole('button', { name: 'Demander le document' }).click()
  await expect(gaelle.getByText('Un courriel vient de partir')).toBeVisible()

  const confirm = await portal.letterTo('gaelle@ailleurs.test', /Confirmez/)
  await gaelle.goto(portal.origin + linkIn(confirm, '/confirm-request'))
  await expect(gaelle.getByText('Pour mon mémoire.')).toBeVisible()
  await gaelle.getByRole('button', { name: 'Envoyer ma demande' }).click()
  await expect(gaelle.getByText('Votre demande est arrivée')).toBeVisible()

  await signIn(page, 'emile')
  await page.goto('/fr/admin')
  await page.getByRole('link', { name: 'Demandes' }).click()
  const row = page.getByRole('row', { name: /Gaëlle/ })
  await expectAccessible(page)
  await row.getByLabel(/Durée/).selectOption('30')
  await row.getByLabel(/Message/).fill('Bonne lecture.')
  await row.getByRole('button', { name: /Accorder/ }).click()
  await expect(page.getByText('L’accès est accordé.')).toBeVisible()

  const granted = await portal.letterTo('gaelle@ailleurs.test', /Accès accordé/)
  expect(granted.text).toContain('Bonne lecture.')
  await gaelle.goto(portal.origin + linkIn(granted, '/guest-access'))
  await gaelle.getByRole('button', { name: 'Ouvrir le document' }).click()
  await gaelle.waitForURL(`**/fr/documents/${slug}`)
  await expect(gaelle.getByText('L’équipe éditoriale vous a ouvert ce document')).toBeVisible()
  await expect(gaelle.locator('main a[href^="/files/"]').first()).toBeVisible()

  await page.goto(`/fr/admin/documents/${id}`)
  await page.getByRole('button', { name: /Reprendre l’accès/ }).click()
  await expect(page.getByText('L’accès est repris.')).toBeVisible()
  await gaelle.reload()
  await expect(gaelle.locator('main a[href^="/files/"]')).toHaveCount(0)
})

test('Marie shares a document by keyboard; her colleague opens it, and she stops it', async ({
  page,
  portal,
  browser,
}) => {
  await portal.db.setting.upsert({
    where: { key: 'settings' },
    create: { key: 'settings', value: { memberSharing: 'on' }, updatedAt: new Date() },
    update: { value: { memberSharing: 'on' } },
  })
  const { slug } = await portal.db.libraryDocument.findFirstOrThrow({
    where: { audience: 'members', publishedAt: { not: null }, embargoUntil: null },
  })
  await signIn(page, 'marie')
  const sharing = form(page, 'share')
  // What pages tell of the settings is five seconds old at most.
  await expect
    .poll(
      async () => {
        await page.goto(`/fr/documents/${slug}`)
        return sharing.count()
      },
      { timeout: 30_000 },
    )
    .toBe(1)
  await expectAccessible(page)
  await sharing.locator('[name=email]').fill('collegue@ailleurs.test')
  await sharing.locator('[name=days]').press('Enter')
  await expect(page.getByText('Un courriel vient de partir')).toBeVisible()

  const letter = await portal.letterTo('collegue@ailleurs.test', /Marie Exemple/)
  const other = await browser.newContext({ locale: 'fr-FR' })
  const colleague = await other.newPage()
  await colleague.goto(portal.origin + linkIn(letter, '/guest-access'))
  await expectAccessible(colleague)
  await colleague.getByRole('button', { name: 'Ouvrir le document' }).click()
  await expect(colleague.getByText('Marie Exemple partage ce document avec vous')).toBeVisible()

  await page.getByRole('link', { name: 'Mes partages' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: /Arrêter/ }).click()
  await expect(page.getByText('Le partage est arrêté.')).toBeVisible()
  await colleague.reload()
  await expect(colleague.getByText('La suite est réservée aux membres')).toBeVisible()
})
