import { emailOf, PASSWORD } from '../support/cast'
import { expect, expectAccessible, form, type LivePortal, signIn, test } from './portal-fixture'

/** A presentation of the demonstration library, once its pages have been read out of its file. */
async function readSlides(portal: LivePortal, audience: 'public' | 'members', openPages = 0) {
  const document = await portal.db.libraryDocument.findFirstOrThrow({
    where: {
      ...{ kind: 'presentation', audience, publishedAt: { not: null }, embargoUntil: null },
      // Other journeys share this portal: what they published or replaced is not what is read here.
      ...{ demonstration: true, versions: { some: {}, every: { number: 1 } } },
    },
    include: { versions: { include: { files: true }, orderBy: { number: 'desc' }, take: 1 } },
    orderBy: { slug: 'asc' },
  })
  const files = document.versions[0]?.files ?? []
  await untilRead(portal, files)
  await portal.db.libraryDocument.update({ where: { id: document.id }, data: { openPages } })
  const pdf = files.find(({ format }) => format === 'pdf')
  const { pageCount } = await portal.db.fileReading.findUniqueOrThrow({
    where: { sha256: pdf?.sha256 ?? '' },
  })
  return { slug: document.slug, pages: pageCount ?? 0 }
}

/** The whole version, since which of its files is read by itself depends on what has been read of the others. */
async function untilRead(portal: LivePortal, files: { sha256: string }[]): Promise<void> {
  const sha256 = { in: files.map((file) => file.sha256) }
  const wanted = new Set(sha256.in).size
  // The worker reads the whole library first, which a busy machine takes minutes for.
  test.setTimeout(600_000)
  await expect
    .poll(() => portal.db.fileReading.count({ where: { sha256, readAt: { not: null } } }), {
      timeout: 500_000,
    })
    .toBe(wanted)
}

test('a presentation is read by keyboard alone: turned, searched, enlarged, cited', async ({
  page,
  portal,
  consoleErrors,
}) => {
  const { slug, pages } = await readSlides(portal, 'public')
  await page.goto(`/fr/documents/${slug}`)
  await page.getByRole('link', { name: 'Lire en ligne', exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/documents/${slug}/read`)
  const heading = page.locator('.page h2')
  await expect(heading).toContainText('Diapositive 1')
  await expect
    .poll(() => page.locator('.page img').evaluate((img: HTMLImageElement) => img.naturalWidth))
    .toBeGreaterThan(0)
  await expectAccessible(page)

  await page.keyboard.press('ArrowRight')
  await expect(heading).toContainText('Diapositive 2')
  await expect(page).toHaveURL(/\/read\/2$/)
  await expect(page.locator('.reader > [role=status]')).toHaveText(`Page 2 sur ${pages}`)
  await page.keyboard.press('PageDown')
  await expect(heading).toContainText('Diapositive 3')
  await page.keyboard.press('PageUp')
  await expect(heading).toContainText('Diapositive 2')
  await page.keyboard.press('End')
  await expect(heading).toContainText(`Diapositive ${pages}`)
  await page.keyboard.press('Home')
  await expect(heading).toContainText('Diapositive 1')

  await page.keyboard.press('+')
  await page.keyboard.press('+')
  await expect(page.locator('.reader')).toHaveAttribute('data-zoom', '125')
  await page.keyboard.press('-')
  await expect(page.locator('.reader')).toHaveAttribute('data-zoom', '100')

  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox')).toBeFocused()
  // What is typed is typed, and turns nothing.
  await page.keyboard.type('demonstration?f')
  await expect(page.getByRole('searchbox')).toHaveValue('demonstration?f')
  await page.getByRole('searchbox').fill('demonstration')
  await page.keyboard.press('Enter')
  await expect(page.locator('.reader-found')).toContainText('occurrence')
  await expect(page.locator('.page mark').first()).toHaveText(/démonstration/i)
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('searchbox')).toBeHidden()
  await expect(page.locator('[data-panel=search] summary')).toBeFocused()

  await page.keyboard.press('?')
  await expect(page.getByRole('heading', { name: 'Au clavier' })).toBeVisible()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.keyboard.press('Escape')
  // Single keys are off now, the others are not.
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox')).toBeHidden()
  await page.keyboard.press('ArrowRight')
  await expect(heading).toContainText('Diapositive 2')

  await page.locator('[data-panel=share] summary').press('Enter')
  const toCitation = page.locator('.reader').getByRole('link', { name: 'Citer cette page' })
  expect(await toCitation.getAttribute('href')).toBe(`/fr/documents/${slug}?cite=iso690&place=slides-2#cite`)

  await page.goto(`/fr/documents/${slug}/read#page=3`)
  await expect(heading).toContainText('Diapositive 3')
  await expect(page).toHaveURL(/\/read\/3$/)
  expect(consoleErrors).toEqual([])
})

/** A slide of this presentation, and words that stand on it and together on no other. */
async function slideWithWords(portal: LivePortal, slug: string) {
  const pages = await portal.db.$queryRaw<{ number: number; text: string }[]>`
    select p."number", p."text" from "FilePage" p join "StoredFile" f on f."sha256" = p."sha256"
    join "DocumentVersion" v on v."id" = f."versionId" join "LibraryDocument" d on d."id" = v."documentId"
    where d."slug" = ${slug} and f."format" = 'pdf' and f."language" = 'fr' order by p."number"`
  const wordsOf = (text: string) => [...new Set(text.match(/(?<!\p{L})\p{Ll}{7,}(?!\p{L})/gu))]
  for (const { number, text } of pages.slice(2)) {
    const words = wordsOf(text).slice(0, 2)
    const on = pages.filter((page) => words.every((word) => wordsOf(page.text).includes(word)))
    if (words.length === 2 && on.length === 1) return { number, words }
  }
  throw new Error('Each slide says the same.')
}

test('a researcher finds a slide by half-remembered words, opens it at that slide and cites it', async ({
  page,
  portal,
  consoleErrors,
}) => {
  const { slug } = await readSlides(portal, 'public')
  const { number, words } = await slideWithWords(portal, slug)
  await page.goto('/fr/search')
  const box = page.getByRole('main').getByRole('combobox')
  await box.focus()
  await page.keyboard.type('particip')
  const options = page.getByRole('main').getByRole('option')
  await expect(options.first()).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('ArrowDown')
  await expect(options.first()).toHaveAttribute('aria-selected', 'true')
  await expect(box).toHaveAttribute('aria-activedescendant', (await options.first().getAttribute('id')) ?? '')
  await page.keyboard.press('ArrowUp')
  await expect(box).not.toHaveAttribute('aria-activedescendant')
  await page.keyboard.press('Escape')
  await expect(options).toHaveCount(0)
  await expect(box).toHaveValue('particip')

  await box.fill('')
  await page.keyboard.type(words.join(' '))
  await page.keyboard.press('Enter')
  await page.waitForURL('**/search?q=*')
  const hit = page.locator(`a[href^="/fr/documents/${slug}/read/${number}?"]`)
  await expect(hit).toContainText(`Diapositive ${number}`)
  await expectAccessible(page)
  await hit.focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/documents/${slug}/read/${number}?*`)
  await expect(page.locator('.page h2')).toContainText(`Diapositive ${number}`)
  await expect(page.locator('.page mark').first()).toBeVisible()
  await page.locator('[data-panel=share] summary').press('Enter')
  await page.locator('.reader').getByRole('link', { name: 'Citer cette page' }).press('Enter')
  await page.waitForURL(`**/documents/${slug}?*place=slides-${number}*`)
  await expect(page.locator('.citation')).toContainText(`${number}`)
  expect(consoleErrors).toEqual([])
})

test('on a phone without JavaScript the open pages are read, and after the gate the wanted one', async ({
  portal,
  browser,
}) => {
  const { slug } = await readSlides(portal, 'members', 2)
  const phone = await browser.newContext({
    javaScriptEnabled: false,
    locale: 'fr-FR',
    viewport: { width: 360, height: 740 },
  })
  const page = await phone.newPage()
  const fits = async () => expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  await page.goto(`${portal.origin}/fr/documents/${slug}`)
  await page.getByRole('link', { name: 'Lire les 2 premières pages' }).click()
  await expect(page.locator('.page h2')).toContainText('Diapositive 1')
  await fits()
  await page.getByRole('link', { name: 'Page suivante' }).click()
  await expect(page.locator('.page h2')).toContainText('Diapositive 2')
  await expect(page.locator('#gate')).toBeVisible()
  await page.getByRole('link', { name: 'Page suivante' }).click()
  await expect(page.locator('.page')).toHaveCount(0)
  await fits()

  const login = form(page, 'login')
  await login.locator('[name=email]').fill(emailOf('marie'))
  await login.locator('[name=password]').fill(PASSWORD)
  await login.locator('button[type=submit]').click()
  await page.waitForURL(`**/documents/${slug}/read/3`)
  await expect(page.locator('.page h2')).toContainText('Diapositive 3')
  await expect(page.locator('.page-text')).not.toBeEmpty()

  await page.getByLabel('Aller à la page').fill('5')
  await page.getByRole('button', { name: 'Aller' }).click()
  await page.waitForURL(`**/documents/${slug}/read/5`)
  await page.locator('[data-panel=search] summary').click()
  await page.getByRole('searchbox').fill('TERRINUM')
  await page.getByRole('button', { name: 'Chercher', exact: true }).click()
  await expect(page.locator('.reader-hits li').first()).toContainText('TerriNum')
  await fits()
  await page.locator('.reader-hits a').first().click()
  await expect(page.locator('.page mark').first()).toBeVisible()
  await expect(page.getByRole('searchbox')).toBeHidden()
  await page.locator('[data-panel=display] summary').click()
  await page.getByRole('link', { name: 'Texte seul' }).click()
  await expect(page.locator('.page-picture')).toHaveCount(0)
  expect(await page.locator('.page').count()).toBeGreaterThan(1)
  await fits()
  await phone.close()
})

test('a paper scrolls: pages follow, and the address keeps pace', async ({ page, portal }) => {
  await signIn(page, 'marie')
  const { slug, versions } = await portal.db.libraryDocument.findFirstOrThrow({
    where: { kind: 'survey', audience: 'members' },
    include: { versions: { include: { files: true }, orderBy: { number: 'desc' }, take: 1 } },
  })
  await untilRead(portal, versions[0]?.files ?? [])
  await page.goto(`/fr/documents/${slug}/read`)
  await expect(page.locator('.page')).not.toHaveCount(1)
  await page.locator('#page-3').scrollIntoViewIfNeeded()
  await page.locator('#page-3').evaluate((element) => element.scrollIntoView({ behavior: 'instant' }))
  await expect(page).toHaveURL(/\/read\/3$/)
  await expect(page.getByLabel('Aller à la page')).toHaveValue('3')
  await page.getByRole('link', { name: /^English/ }).click()
  await page.waitForURL(`**/en/documents/${slug}/read/3`)
  await expect(page.locator('.page').first()).toHaveAttribute('data-page', '3')
  await page.goto(`/fr/documents/${slug}/read/3`)
  await expect(page.locator('.page').first()).toHaveAttribute('data-page', '3')
  await page.getByRole('link', { name: /juste avant/ }).click()
  await expect(page.locator('#page-2')).toBeVisible()
})
