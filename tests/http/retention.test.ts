import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { DURATIONS, RETENTION_ROWS, type RetentionRow } from '../../app/domain/retention'
import { visibleText } from '../support/browser'
import { emailOf, idOf } from '../support/cast'
import { portalCommand } from '../support/command-line'
import { bootPortal, type Portal } from '../support/portal'

/** A busy machine takes its time: none of these tests is about time. */
vi.setConfig({ testTimeout: 300_000 })

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

describe('the page and the job say the same', () => {
  const DAYS = { heures: 1 / 24, jours: 1, mois: 365.25 / 12 }

  /** The first term of a line of the page, in days. */
  async function promised(row: RetentionRow): Promise<number> {
    const [, n = '', unit = ''] = /(\d+) (heures|jours|mois)/.exec(await promiseOf(row)) ?? []
    return Number(n) * (DAYS[unit as keyof typeof DAYS] ?? Number.NaN)
  }
  const ago = (days: number) => new Date(Date.now() - days * 86_400_000)
  const agedBy: Partial<Record<RetentionRow, (days: number) => Promise<unknown>>> = {
    unconfirmed: (days) =>
      portal.db.member.update({ where: { id: idOf('ugo') }, data: { registeredAt: ago(days) } }),
    refused: (days) =>
      portal.db.member.update({ where: { id: idOf('paul') }, data: { refusedAt: ago(days) } }),
    inactive: (days) =>
      portal.db.member.update({
        where: { id: idOf('marie') },
        data: { registeredAt: ago(days), approvedAt: ago(days), lastSeenAt: ago(days) },
      }),
    letter: (days) =>
      portal.db.letter.upsert({
        where: { id: 'aged' },
        update: { queuedAt: ago(days) },
        create: {
          ...{ id: 'aged', kind: 'sign-in', lang: 'fr', toAddress: emailOf('ada'), subject: '', text: '' },
          ...{ html: '', queuedAt: ago(days), nextAttemptAt: ago(days), sentAt: ago(days) },
        },
      }),
    'retention-report': (days) =>
      portal.db.retentionRun.upsert({
        where: { id: 'aged' },
        update: { at: ago(days) },
        create: { id: 'aged', at: ago(days), via: 'portal', dryRun: false, lines: [] },
      }),
  }
  const RULE_OF: Partial<Record<RetentionRow, string>> = { 'retention-report': 'retentionReport' }

  test('an hour younger than the page says stays, an hour older goes', async () => {
    const rows = Object.keys(agedBy) as RetentionRow[]
    const found = async (hours: number) => {
      for (const row of rows) await agedBy[row]?.((await promised(row)) + hours / 24)
      const { lines } = JSON.parse((await portalCommand(portal, 'retention', '--dry-run', '--json')).said)
      return rows.map((row) => {
        const line = lines.find(({ rule }: { rule: string }) => rule === (RULE_OF[row] ?? row))
        return `${row} ${line?.found}`
      })
    }
    expect(await found(-1)).toEqual(rows.map((row) => `${row} 0`))
    expect(await found(1)).toEqual(rows.map((row) => `${row} 1`))
  })

  test('the operator lets the job run, reads what it did, and proves the audit trail', async () => {
    const { code, said } = await portalCommand(portal, 'retention')
    expect(code).toBe(0)
    expect(said).toMatch(new RegExp(`inactive +due 1, done 1, since \\S+: ${idOf('marie')}`))
    expect(await portal.db.member.findUnique({ where: { id: idOf('marie') } })).toBeNull()
    expect((await portalCommand(portal, 'retention', '--dry-run')).said).toMatch(/inactive +due 0\n/)
    expect(await portalCommand(portal, 'audit', 'verify')).toMatchObject({
      code: 0,
      said: expect.stringMatching(/^whole: \d+ entries/),
    })
    const verified = await portalCommand(portal, 'audit', 'verify', '--json')
    expect(JSON.parse(verified.said)).toMatchObject({ outcome: 'whole' })
    await portal.db.$transaction([
      portal.db.$executeRaw`set local session_replication_role = 'replica'`,
      portal.db.$executeRaw`update "AuditEntry" set act = 'x' where position = 1`,
    ])
    expect(await portalCommand(portal, 'audit', 'verify')).toMatchObject({
      code: 1,
      said: expect.stringContaining('broken at position 1'),
    })
    for (const words of [['retention', '--all'], ['audit'], ['audit', 'verify', '--csv']])
      expect(await portalCommand(portal, ...words)).toMatchObject({ code: 2 })
  })
})
