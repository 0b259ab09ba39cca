import fs from 'node:fs'
import path from 'node:path'
import { noisePdf, sha256 } from '../support/files'
import { expect, expectAccessible, signIn, test } from './portal-fixture'

const MIB = 1024 ** 2
const PATIENT = { timeout: 60_000 }

test('a line that is cut and a page that is loaded anew cost Émile nothing: his file goes on where it stopped', async ({
  page,
  portal,
}) => {
  const { id } = await portal.db.libraryDocument.findFirstOrThrow({ where: { slug: 'eau-nature-capteurs' } })
  const bytes = noisePdf(20 * MIB)
  const file = path.join(portal.dataDir, 'entretien.pdf')
  fs.writeFileSync(file, bytes)
  page.on('dialog', (dialog) => void dialog.accept())
  await signIn(page, 'emile')
  await page.goto(`/fr/admin/documents/${id}/files`)

  let parts = 0
  await page.route('**/admin/uploads/*', (route) => {
    if (route.request().method() !== 'PATCH' || parts++ < 1) return route.continue()
    return route.abort('connectionreset')
  })
  await page.locator('#upload-file').setInputFiles(file)
  await page.getByRole('button', { name: 'Déposer', exact: true }).click()
  await expect(page.getByText('La connexion s’est coupée')).toBeVisible(PATIENT)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Pause entretien.pdf' }).click()
  await expect(page.getByText('En pause')).toBeVisible()

  await page.reload()
  await page.unroute('**/admin/uploads/*')
  const item = page.locator('#incoming li', { hasText: 'entretien.pdf' })
  await expect(item).toContainText('Cet envoi s’est interrompu')
  await expect(item).toContainText(/8,4\sMo reçus sur 21\sMo/)
  await expectAccessible(page)

  const offsets: number[] = []
  page.on('request', (request) => {
    if (request.method() === 'PATCH') offsets.push(Number(request.headers()['upload-offset']))
  })
  const choose = async (chosen: string) => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      item.getByRole('button', { name: 'Reprendre…' }).click(),
    ])
    await chooser.setFiles(chosen)
  }
  // Of the same name and size, and yet another one.
  const other = path.join(portal.dataDir, 'autre/entretien.pdf')
  fs.mkdirSync(path.dirname(other))
  fs.writeFileSync(other, noisePdf(20 * MIB))
  await choose(other)
  await expect(item.getByRole('alert')).toContainText('Ce n’est pas le même fichier')
  expect(offsets).toEqual([])
  await choose(file)
  await expect(page.getByRole('status')).toContainText('Le fichier est déposé.', PATIENT)
  await expect(page.locator('table')).toContainText('entretien.pdf')
  expect(Math.min(...offsets)).toBe(8 * MIB)
  const stored = await portal.db.storedFile.findFirstOrThrow({ where: { name: 'entretien.pdf' } })
  expect(stored.sha256).toBe(sha256(bytes))
})
