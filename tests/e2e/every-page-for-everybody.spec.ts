import { sessionFor } from '../support/cast'
import { expect, expectAccessible, test } from './portal-fixture'

const PUBLIC = [
  '',
  '/territory',
  '/centre',
  '/project',
  '/method',
  '/workshops',
  '/documents',
  '/search',
  '/search?q=ville',
  '/search?q=inteligente',
  '/legal',
  '/privacy',
  '/terms',
  '/accessibility',
  '/register',
  '/login',
  '/forgot-password',
  '/confirm-request',
  '/guest-access',
  '/api',
  '/no-such-page',
]
const MEMBERS = [
  '/account',
  '/account/security',
  '/account/reading-list',
  '/account/tokens',
  '/account/shares',
  '/account/terms',
]
const DESK = [
  '',
  '/workshops',
  '/workshops/new',
  '/documents',
  '/documents/new',
  '/requests',
  '/members',
  '/members/invitations',
  '/members/invitations/new',
  '/members/invitations/many',
  '/outbox',
  '/audit',
  '/settings',
].map((path) => `/admin${path}`)

for (const lang of ['fr', 'en'])
  test.describe(`in ${lang}`, () => {
    test('axe finds nothing on the public pages, nothing comes from elsewhere, nothing is wider than a phone', async ({
      page,
      portal,
      consoleErrors,
    }) => {
      await page.setViewportSize({ width: 360, height: 740 })
      const { slug } = await portal.db.workshop.findFirstOrThrow()
      const documents = await portal.db.libraryDocument.findMany({
        where: { publishedAt: { not: null } },
        select: { slug: true },
      })
      for (const path of [
        ...PUBLIC,
        `/workshops/${slug}`,
        ...documents.map((document) => `/documents/${document.slug}`),
      ]) {
        await page.goto(`/${lang}${path}`)
        await expectAccessible(page)
        await expectNoSideways(page)
      }
      expect(consoleErrors.filter((error) => !error.includes('404'))).toEqual([])
      expect(await page.context().cookies()).toEqual([])
    })

    test('nor on the pages behind the login', async ({ page, portal, context, consoleErrors }) => {
      await page.setViewportSize({ width: 360, height: 740 })
      await context.addCookies([
        {
          name: '__Host-sid',
          value: await sessionFor(portal.db, 'ada'),
          // The browser takes a secure cookie for a loopback address, this protocol only with https.
          url: portal.origin.replace('http:', 'https:'),
          secure: true,
          httpOnly: true,
          sameSite: 'Lax',
        },
      ])
      const { id } = await portal.db.libraryDocument.findFirstOrThrow()
      const workshop = await portal.db.workshop.findFirstOrThrow()
      const details = [
        `/admin/documents/${id}`,
        `/admin/documents/${id}/files`,
        `/admin/documents/${id}/preview`,
        `/admin/workshops/${workshop.id}`,
      ]
      for (const path of [...MEMBERS, ...DESK, ...details]) {
        await page.goto(`/${lang}${path}`)
        await expect(page.locator('h1').first()).toBeVisible()
        await expectAccessible(page)
        await expectNoSideways(page)
      }
      expect(consoleErrors).toEqual([])
    })
  })

test('the dark scheme is as readable', async ({ page, portal }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  const { slug } = await portal.db.libraryDocument.findFirstOrThrow({
    where: { audience: 'members', publishedAt: { not: null } },
  })
  for (const path of ['/fr', '/fr/method', '/fr/documents', `/fr/documents/${slug}`]) {
    await page.goto(path)
    await expectAccessible(page)
  }
})

/** A table may scroll in its own frame; the page may not. */
async function expectNoSideways(page: import('@playwright/test').Page) {
  const { url, wide } = await page.evaluate(() => ({
    url: location.pathname,
    wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
  }))
  expect([url, wide]).toEqual([url, false])
}
