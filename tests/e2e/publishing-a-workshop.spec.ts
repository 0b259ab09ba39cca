import fs from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { emailOf, PASSWORD } from '../support/cast'
import { noisePdf } from '../support/files'
import { expect, expectAccessible, test } from './portal-fixture'

const SLIDES = path.resolve(
  'content/library/workshops/participation-citoyenne/budget-participatif-en-ligne/budget-participatif-en-ligne.pptx',
)

async function signIn(page: Page) {
  await page.goto('/fr/login?redirectTo=/fr/admin')
  const login = page.locator('form:has([name=password])').first()
  await login.locator('[name=email]').fill(emailOf('emile'))
  await login.locator('[name=password]').fill(PASSWORD)
  await login.locator('button[type=submit]').click()
  await page.waitForURL('**/fr/admin')
}

test('Émile publishes a workshop with its slides; a guest finds it, and the slides wait behind the gate', async ({
  page,
  portal,
  browser,
  consoleErrors,
}) => {
  await signIn(page)
  await page.getByRole('link', { name: 'Nouvel atelier' }).click()
  await page.waitForURL('**/workshops/new')
  await page.locator('[name="fr.title"]').fill('Atelier du printemps')
  await page.locator('[name="theme"]').selectOption('sustainable-development')
  await page.locator('[name="programme[0].time"]').fill('9h30')
  await page.locator('[name="programme[0].titleFr"]').fill('Ouverture')
  await page.getByRole('button', { name: 'Ajouter une ligne' }).click()
  await expect(page.locator('[name="programme[3].time"]')).toBeFocused()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Créer le brouillon' }).click()
  await page.waitForURL(/\/admin\/workshops\/[\w-]{21}\?done=created/)
  await expect(page.getByRole('status').first()).toContainText('Le brouillon est créé')

  await page.getByRole('link', { name: 'Ajouter une présentation' }).click()
  await page.waitForURL(/\/documents\/new\?workshop=/)
  await page.locator('[name="fr.title"]').fill('Les diapositives')
  await page.locator('[name="fr.abstract"]').fill('Un **résumé**.')
  await page
    .getByRole('button', { name: /Voir le rendu.*Résumé/ })
    .first()
    .click()
  await expect(page.locator('.preview-frame strong')).toHaveText('résumé')
  await page.getByRole('button', { name: 'Créer le brouillon' }).click()
  await page.waitForURL(/\/admin\/documents\/[\w-]{21}\?done=created/)

  await page.getByRole('link', { name: 'Déposer ou remplacer des fichiers' }).click()
  await page.waitForURL(/\/files$/)
  await page.locator('input[type=file]').setInputFiles([
    { name: 'budget-participatif-en-ligne.pptx', mimeType: '', buffer: fs.readFileSync(SLIDES) },
    { name: 'faux.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html>') },
    { name: 'notes.pdf', mimeType: 'application/pdf', buffer: noisePdf(300_000) },
  ])
  await page.getByRole('button', { name: 'Déposer', exact: true }).click()
  await expect(page.getByRole('status')).toContainText('Les 2 fichiers sont déposés.', { timeout: 60_000 })
  await expect(page.getByRole('alert')).toContainText('Ce n’est pas un fichier que garde le portail')
  await expect(page.locator('table')).toContainText('budget-participatif-en-ligne.pptx')
  await expect(page.locator('table')).toContainText('notes.pdf')
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Revenir au document' }).click()
  await page.getByRole('link', { name: 'Aperçu' }).click()
  await expect(page.locator('.preview-frame')).toContainText('Les diapositives')
  await expectAccessible(page)

  await page.goto('/fr/admin/workshops')
  await page.getByRole('link', { name: 'Atelier du printemps' }).click()
  await page.getByRole('button', { name: 'Enregistrer et publier' }).click()
  await page.waitForURL(/done=published-with-documents/)

  const guest = await (await browser.newContext()).newPage()
  await guest.goto(`${portal.origin}/fr/workshops`)
  await guest.getByRole('link', { name: 'Atelier du printemps' }).click()
  await guest.getByRole('link', { name: 'Les diapositives' }).first().click()
  await guest.waitForURL('**/fr/documents/les-diapositives')
  await expect(guest.locator('.gate')).toBeVisible()
  await expect(guest.locator('main')).toContainText('PPTX')
  await expect(guest.locator('main a[href^="/files/"]')).toHaveCount(0)

  const login = guest.locator('form:has([name="intent"][value="login"])')
  await login.locator('[name=email]').fill(emailOf('marie'))
  await login.locator('[name=password]').fill(PASSWORD)
  await login.locator('button[type=submit]').click()
  const slides = guest.locator('main a[href$=".pptx"]').first()
  const [download] = await Promise.all([guest.waitForEvent('download'), slides.click()])
  expect(fs.readFileSync(await download.path()).equals(fs.readFileSync(SLIDES))).toBe(true)
  // The refused file is told to the console too.
  expect(consoleErrors.filter((error) => !error.includes('422'))).toEqual([])
})

test('what Émile wrote and did not save is asked about, and offered again', async ({ page, portal }) => {
  await signIn(page)
  const { id } = await portal.db.libraryDocument.findFirstOrThrow({ where: { slug: 'eau-nature-capteurs' } })
  await page.goto(`/fr/admin/documents/${id}`)
  await page.locator('[name="fr.title"]').fill('Un titre tout neuf')
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.message())
    void dialog.dismiss()
  })
  await page.locator('.desk-nav a', { hasText: 'Ateliers' }).click()
  await expect.poll(() => asked).toEqual([expect.stringContaining('n’est pas enregistré')])
  await expect(page.locator('[name="fr.title"]')).toHaveValue('Un titre tout neuf')

  // His login ends while he writes: he signs in again and finds his text.
  await portal.db.loginSession.deleteMany({})
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await page.waitForURL(/\/fr\/login\?redirectTo=/)
  const login = page.locator('form:has([name=password])').first()
  await login.locator('[name=email]').fill(emailOf('emile'))
  await login.locator('[name=password]').fill(PASSWORD)
  await login.locator('button[type=submit]').click()
  await page.waitForURL(`**/fr/admin/documents/${id}`)
  await page.getByRole('button', { name: 'Reprendre ce texte' }).click()
  await expect(page.locator('[name="fr.title"]')).toHaveValue('Un titre tout neuf')
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await page.waitForURL(/done=saved/)
  await expect(page.locator('h1')).toHaveText('Un titre tout neuf')
  await expect(page.getByRole('button', { name: 'Reprendre ce texte' })).toHaveCount(0)
})
