import { defineConfig } from '@playwright/test'
import { findBrowser } from './scripts/find-browser.mjs'
import { BROWSER_FLAGS } from './tests/support/chromium'

/** Whole journeys in a real browser, each against a portal of its own. */
export default defineConfig({
  testDir: './tests/e2e',
  outputDir: './test-results',
  workers: 1,
  timeout: 90_000,
  // A browser on a busy machine may miss a moment once; the list names it, a second miss is a failure.
  retries: 1,
  reporter: [['list']],
  use: {
    locale: 'fr-FR',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? (await findBrowser((line: string) => console.error(line))),
      args: BROWSER_FLAGS,
    },
    // What does not come within a minute does not come: a journey that may last longer says so soon.
    actionTimeout: 60_000,
    trace: 'off',
    screenshot: 'only-on-failure',
  },
})
