import fs from 'node:fs'
import type { Page } from '@playwright/test'
import { emailOf, idOf, PASSWORD } from '../support/cast'
import { expect, expectAccessible, form, linkIn, signIn, test } from './portal-fixture'

async function fillRegistration(page: Page, email: string) {
  const register = form(page, 'register')
  await register.locator('[name=firstName]').fill('Nadia')
  await register.locator('[name=lastName]').fill('Nouvelle')
  await register.locator('[name=email]').fill(email)
  await register.locator('[name=password]').fill('quatre chevaux sous la pluie')
  await register.locator('[name=organisation]').fill('Association d’exemple')
  const group = register.locator('[name=stakeholderGroup]')
  if ((await group.first().evaluate((element) => element.tagName)) === 'SELECT')
    await group.selectOption('association')
  else await register.locator('[name=stakeholderGroup][value=association]').check()
  await register.locator('[name=acceptTerms]').check()
  // As long as a person takes at least: who is quicker is asked to send it again.
  await page.waitForTimeout(3_100)
  return register
}

test('a guest meets the gate, registers, confirms on her phone, is approved, and downloads what she wanted', async ({
  page,
  portal,
  browser,
  consoleErrors,
}) => {
  await page.goto('/fr/documents')
  const { slug } = await portal.db.libraryDocument.findFirstOrThrow({
    where: { audience: 'members', publishedAt: { not: null }, embargoUntil: null },
  })
  await page.goto(`/fr/documents/${slug}`)
  await expect(form(page, 'login')).toBeVisible()
  await expect(form(page, 'register')).toBeVisible()
  await expectAccessible(page)

  // One error: the rest is kept, and the error is told at its field.
  const email = 'nadia@exemple.test'
  const register = await fillRegistration(page, 'nadia')
  await register.locator('button[type=submit]').click()
  const field = form(page, 'register').locator('[name=email]')
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(form(page, 'register').locator('[name=organisation]')).toHaveValue('Association d’exemple')
  await expectAccessible(page)
  // The error goes when what stands there may be right, and not before.
  await field.fill('nad')
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await field.fill(email)
  await expect(field).not.toHaveAttribute('aria-invalid')
  await form(page, 'register').locator('[name=password]').fill('quatre chevaux sous la pluie')
  await form(page, 'register').locator('button[type=submit]').click()
  await page.waitForURL('**/fr/confirm-email**')
  await expectAccessible(page)

  const phone = await browser.newContext({ viewport: { width: 360, height: 740 } })
  const onPhone = await phone.newPage()
  await onPhone.goto(portal.origin + linkIn(await portal.letterTo(email, /./), '/confirm-email'))
  await onPhone.locator('main form:has([name=token]) button[type=submit]').first().click()
  // One click has confirmed her; the password that was typed on the computer does not count here.
  await onPhone.waitForURL('**/fr/reset-password**')
  await expect(onPhone.locator('main')).toContainText('Vous confirmez depuis un autre appareil')
  await expectAccessible(onPhone)
  await onPhone.locator('[name=password]').fill('six loutres au bord du canal')
  await onPhone.locator('main form:has([name=token]) button[type=submit]').click()
  await onPhone.waitForURL(`**/fr/documents/${slug}**`)
  await expect(form(onPhone, 'login')).toHaveCount(0)
  await expectAccessible(onPhone)

  const desk = await (await browser.newContext()).newPage()
  await signIn(desk, 'ada', `${portal.origin}/fr/login`)
  const { id } = await portal.db.member.findUniqueOrThrow({ where: { emailKey: email } })
  await desk.goto(`${portal.origin}/fr/admin/members/${id}`)
  await expectAccessible(desk)
  await desk.locator('button[value=approve]').first().click()
  const approved = await portal.letterTo(email, /ouvert|valid|approuv|bienvenue/i)
  await onPhone.goto(portal.origin + linkIn(approved, '/documents/'))
  const link = onPhone.locator('main a[href^="/files/"]').first()
  await expect(link).toContainText(/PDF/)
  const [download] = await Promise.all([onPhone.waitForEvent('download'), link.click()])
  const stored = await portal.db.storedFile.findFirstOrThrow({
    where: { version: { document: { slug } }, name: download.suggestedFilename() },
  })
  expect(
    fs
      .readFileSync(await download.path())
      .equals(fs.readFileSync(`${portal.dataDir}/blobs/${stored.blobKey}`)),
  ).toBe(true)
  // The refused form is told to the console too.
  expect(consoleErrors.filter((error) => !error.includes('422'))).toEqual([])
})

test('the language switch stays on the page, and is remembered at the front door', async ({
  page,
  portal,
  consoleErrors,
}) => {
  const { slug } = await portal.db.libraryDocument.findFirstOrThrow({
    where: { audience: 'members', publishedAt: { not: null } },
  })
  await page.goto(`/fr/documents/${slug}`)
  await page.locator('header a[hreflang=en]').first().click()
  await page.waitForURL(`**/en/documents/${slug}`)
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.goto('/')
  expect(new URL(page.url()).pathname).toBe('/en')
  expect(consoleErrors).toEqual([])
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('Marie signs in at the gate and downloads', async ({ page, portal }) => {
    const { slug } = await portal.db.libraryDocument.findFirstOrThrow({
      where: { audience: 'members', publishedAt: { not: null }, embargoUntil: null },
    })
    await page.goto(`/fr/documents/${slug}`)
    await form(page, 'login').locator('[name=email]').fill(emailOf('marie'))
    await form(page, 'login').locator('[name=password]').fill(PASSWORD)
    await form(page, 'login').locator('button[type=submit]').click()
    await page.waitForURL(`**/fr/documents/${slug}`)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('main a[href^="/files/"]').first().click(),
    ])
    expect(download.suggestedFilename()).toMatch(/\.(pdf|pptx)$/)
  })
})

test('once signed out, the Back button shows nothing of the members’ text', async ({ page, portal }) => {
  const { slug } = await portal.db.libraryDocument.findFirstOrThrow({ where: { kind: 'survey' } })
  await portal.db.libraryDocument.update({ where: { slug }, data: { audience: 'members' } })
  await signIn(page, 'marie')
  const sessions = () => portal.db.loginSession.count({ where: { memberId: idOf('marie') } })
  const before = await sessions()
  await page.goto(`/fr/documents/${slug}`)
  await expect(page.locator('main a[href^="/files/"]').first()).toBeVisible()
  await page.locator('form[action="/logout"] button').first().click()
  await page.waitForURL('**/fr')
  await page.goBack()
  await expect(page.locator('main a[href^="/files/"]')).toHaveCount(0)
  expect(await sessions()).toBe(before - 1)
})

test('by keyboard alone: past the menu, to the gate, in, and to the file', async ({
  page,
  portal,
  consoleErrors,
}) => {
  const { slug } = await portal.db.libraryDocument.findFirstOrThrow({
    where: { audience: 'members', publishedAt: { not: null }, embargoUntil: null },
  })
  await page.goto(`/fr/documents/${slug}`)
  await page.keyboard.press('Tab')
  await expect(page.locator(':focus')).toHaveText('Aller au contenu')
  await page.keyboard.press('Enter')
  const field = form(page, 'login').locator('[name=email]')
  for (let i = 0; i < 60 && !(await field.evaluate((element) => element === document.activeElement)); i++)
    await page.keyboard.press('Tab')
  await expect(field).toBeFocused()
  expect(await field.evaluate((element) => getComputedStyle(element).outlineStyle)).not.toBe('none')
  await page.keyboard.type(emailOf('marie'))
  await page.keyboard.press('Tab')
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')
  const file = page.locator('main a[href^="/files/"]').first()
  await expect(file).toBeVisible()
  await file.focus()
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
  expect(download.suggestedFilename()).toMatch(/\.pdf$/)
  expect(consoleErrors).toEqual([])
})
