import path from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { LOCALES } from '~/domain/locale'

// The pages that ship are whole: front matter, figures, links of the frame.

vi.stubEnv('CONTENT_DIR', path.resolve('content'))
vi.stubEnv('DATA_DIR', path.resolve('node_modules/.cache/content-test'))

const PAGES = [
  ...['territory', 'centre', 'project', 'method'],
  ...['legal', 'privacy', 'terms', 'accessibility'],
]

describe.each(LOCALES)('in %s', (lang) => {
  let open: typeof import('./editorial.server')
  beforeAll(async () => {
    open = await import('./editorial.server')
  })

  test.each(PAGES)('%s', async (name) => {
    const page = await open.openEditorialPage(name, lang)
    expect(page?.title).toBeTruthy()
    expect(page?.lead).toBeTruthy()
    expect(page?.description.length).toBeLessThanOrEqual(160)
    expect(page?.blocks.length).toBeGreaterThan(0)
  })

  test('the home page has its sections', async () => {
    const { readHomeTexts } = await import('./library/open-home.server')
    const page = await open.openEditorialPage('home', lang)
    expect(readHomeTexts(page?.attributes ?? {}, 'home').sections.join.steps).toHaveLength(3)
  })
})
