import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DURATIONS, RETENTION_ROWS, type RetentionRow } from '../../app/domain/retention'
import { visibleText } from '../support/browser'
import { bootPortal, type Portal } from '../support/portal'

let portal: Portal
beforeAll(async () => {
  portal = await bootPortal()
})
afterAll(() => portal.close())

/** The words of one line of the privacy page's table. */
async function promiseOf(row: RetentionRow, lang: 'fr' | 'en' = 'fr'): Promise<string> {
  const page = await (await portal.guest().get(`/${lang}/privacy`)).text()
  const [, line = ''] = page.match(new RegExp(`<tr id="kept-${row}">(.*?)</tr>`, 's')) ?? []
  return visibleText(line).replaceAll('\u00a0', ' ')
}

describe('the privacy page says what is kept', () => {
  test.each(['fr', 'en'] as const)('for how long and why, a line for each, in %s', async (lang) => {
    for (const row of RETENTION_ROWS) expect(await promiseOf(row, lang)).toMatch(/\S.*\S/)
    expect(await promiseOf('inactive', lang)).toMatch(/^\s*\S.*24.*23.*23/)
  })

  test('its table has a caption, headings, and a frame that keys can reach', async () => {
    const page = await (await portal.guest().get('/en/privacy')).text()
    const [table = ''] =
      page.match(/<section class="table-frame" tabindex="0"[^>]*><table>.*?<\/table>/s) ?? []
    expect(table).toContain('<caption')
    expect(table.match(/<th scope="col">/g)).toHaveLength(3)
    expect(table.match(/<th scope="row">/g)).toHaveLength(RETENTION_ROWS.length)
    expect(page).not.toContain('[[retention]]')
  })

  test('with the very numbers that the portal goes by', async () => {
    expect(await promiseOf('unconfirmed')).toContain(`${DURATIONS.unconfirmed.n} jours`)
    expect(await promiseOf('inactive', 'en')).toContain(`${DURATIONS.inactive.n} months`)
    expect(await promiseOf('inactive')).toContain('23 mois et à 23 mois et demi')
  })
})
