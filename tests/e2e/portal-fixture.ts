import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'
import { PrismaPg } from '@prisma/adapter-pg'
import { simpleParser } from 'mailparser'
import { PrismaClient } from '../../app/generated/prisma/client'
import { createCast, emailOf, PASSWORD } from '../support/cast'
import { freePort } from '../support/free-port'

const ROOT = path.resolve(import.meta.dirname, '../..')

type ReceivedLetter = { to: string; subject: string; text: string; html: string }

export type LivePortal = {
  origin: string
  db: PrismaClient
  dataDir: string
  /** The newest letter to this address; waits for it, as one waits for the post. */
  letterTo(address: string, subject: RegExp): Promise<ReceivedLetter>
}

/** The built portal as `npm start` runs it: its own PostgreSQL, the demonstration library, letters as files. */
export const test = base.extend<{ consoleErrors: string[] }, { portal: LivePortal }>({
  portal: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern to see which fixtures are asked for
    async ({}, use) => {
      const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-e2e-'))
      const port = await freePort()
      const child = spawn(process.execPath, ['build/server/index.js', 'web'], {
        cwd: ROOT,
        stdio: ['ignore', 'inherit', 'inherit'],
        env: {
          ...process.env,
          NODE_ENV: 'production',
          PORT: String(port),
          DATA_DIR: dataDir,
          RATE_LIMITS: 'off',
          LOG_LEVEL: 'error',
        },
      })
      const origin = `http://localhost:${port}`
      await ready(`http://127.0.0.1:${port}/readyz`)
      const db = new PrismaClient({
        adapter: new PrismaPg({
          host: path.join(dataDir, 'pg'),
          user: 'portal',
          database: 'portal',
          application_name: 'e2e',
        }),
      })
      await createCast(db)
      await use({ origin, db, dataDir, letterTo: (address, subject) => letterTo(dataDir, address, subject) })
      await db.$disconnect()
      child.kill('SIGTERM')
      await once(child, 'exit')
      fs.rmSync(dataDir, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ portal }, use) => use(portal.origin),
  /** What the page complained of; a journey ends with none. */
  consoleErrors: async ({ page, portal }, use) => {
    const errors: string[] = []
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    page.on('pageerror', (error) => errors.push(String(error)))
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url())
      if (protocol.startsWith('http') && origin !== portal.origin)
        errors.push(`asked elsewhere: ${request.url()}`)
    })
    await use(errors)
  },
})

export { expect }

async function ready(address: string): Promise<void> {
  await expect
    .poll(
      () =>
        fetch(address).then(
          (answer) => answer.ok,
          () => false,
        ),
      { timeout: 60_000 },
    )
    .toBe(true)
}

async function letterTo(dataDir: string, address: string, subject: RegExp): Promise<ReceivedLetter> {
  let found: ReceivedLetter | undefined
  await expect
    .poll(
      async () => {
        found = (await receivedLetters(dataDir)).find(
          (letter) => letter.to === address && subject.test(letter.subject),
        )
        return found !== undefined
      },
      { timeout: 20_000, message: `a letter to ${address} about ${subject}` },
    )
    .toBe(true)
  return found as ReceivedLetter
}

async function receivedLetters(dataDir: string): Promise<ReceivedLetter[]> {
  const outbox = path.join(dataDir, 'outbox')
  if (!fs.existsSync(outbox)) return []
  const files = fs
    .readdirSync(outbox)
    .filter((file) => file.endsWith('.eml'))
    .map((file) => path.join(outbox, file))
    .sort((a, b) => fs.statSync(b).mtimeMs - fs.statSync(a).mtimeMs)
  return Promise.all(
    files.map(async (file) => {
      const { to, subject = '', text = '', html } = await simpleParser(fs.readFileSync(file))
      const address = Array.isArray(to) ? to[0] : to
      return { to: address?.value[0]?.address ?? '', subject, text, html: html || '' }
    }),
  )
}

/** The portal's own address of a kind in a letter, without scheme and host. */
export function linkIn(letter: ReceivedLetter, part: string): string {
  const link = letter.text.match(/https?:\/\/\S+/g)?.find((candidate) => candidate.includes(part))
  if (!link) throw new Error(`no link with ${part} in:\n${letter.text}`)
  const { pathname, search } = new URL(link)
  return pathname + search
}

/** The form with this intent, wherever it stands on the page. */
export const form = (page: Page, intent: string) =>
  page.locator(`form:has([name="intent"][value="${intent}"])`)

/** By password, until the page of the sign-in is left. */
export async function signIn(page: Page, name: 'ada' | 'emile' | 'marie', path = '/fr/login'): Promise<void> {
  await page.goto(path)
  const login = form(page, 'login')
  await login.locator('[name=email]').fill(emailOf(name))
  await login.locator('[name=password]').fill(PASSWORD)
  await login.locator('button[type=submit]').click()
  await page.waitForURL((url) => !url.pathname.endsWith('/login'))
}

/** axe finds nothing: WCAG 2.0 to 2.2, levels A and AA. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(
    violations.map(({ id, nodes }) => ({ id, where: nodes.map((node) => node.target.join(' ')) })),
  ).toEqual([])
}
