import { noisePdf, pptx } from '../support/files'
import { expect, expectAccessible, signIn, test } from './portal-fixture'

test('Émile drops the files of a workshop: they find their presentations, he corrects, and sends them with one press', async ({
  page,
  portal,
}) => {
  const workshop = await portal.db.workshop.findFirstOrThrow({
    where: { documents: { some: { versions: { some: {} } } } },
    orderBy: { slug: 'asc' },
    include: {
      texts: true,
      documents: {
        orderBy: [{ position: 'asc' }, { slug: 'asc' }],
        include: { texts: true, versions: { include: { files: true } } },
      },
    },
  })
  const known = workshop.documents.find(({ versions }) => versions.length > 0)
  const name = known?.versions[0]?.files[0]?.name ?? ''
  await signIn(page, 'emile')
  await page.goto(`/fr/admin/workshops/${workshop.id}`)
  await page.getByRole('link', { name: 'Déposer en lot' }).click()
  await page.waitForURL('**/materials')
  const file = (called: string, buffer: Buffer) => ({ name: called, mimeType: '', buffer })
  await page
    .getByLabel('Fichiers de l’atelier')
    .setInputFiles([
      file(name, name.endsWith('.pdf') ? noisePdf(3000) : pptx()),
      file('Tout autre chose_en.pdf', noisePdf(4000)),
      file('IMG_2034.pdf', noisePdf(5000)),
    ])
  await expect(page.getByLabel(`Présentation pour ${name}`)).toHaveValue(known?.id ?? '')
  await expect(page.getByText('nouvelle version du fichier de ce nom')).toBeVisible()
  await expect(page.getByLabel('Langue de Tout autre chose_en.pdf')).toHaveValue('en')
  const send = page.getByRole('button', { name: 'Envoyer les 3 fichiers' })
  await expect(send).toBeDisabled()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Ne pas envoyer IMG_2034.pdf' }).click()
  await page.getByLabel('Présentation pour Tout autre chose_en.pdf').selectOption('new')
  await expect(page.getByLabel('Titre de la présentation créée')).toHaveValue('Tout autre chose')
  await page.getByLabel('Titre de la présentation créée').fill('Quite another thing')
  await page.getByRole('button', { name: 'Envoyer les 2 fichiers' }).click()
  await expect(page.getByRole('status')).toContainText('Les 2 fichiers sont déposés.', { timeout: 60_000 })
  await expectAccessible(page)

  const made = await portal.db.libraryDocument.findFirstOrThrow({
    where: { workshopId: workshop.id, texts: { some: { title: 'Quite another thing' } } },
    include: { versions: { include: { files: true } } },
  })
  expect(made.publishedAt).toBeNull()
  expect(made.versions[0]?.files).toMatchObject([{ name: 'Tout autre chose_en.pdf', language: 'en' }])
  const versions = await portal.db.documentVersion.findMany({ where: { documentId: known?.id ?? '' } })
  expect(versions).toHaveLength((known?.versions.length ?? 0) + 1)
})
