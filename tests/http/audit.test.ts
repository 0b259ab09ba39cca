import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Browser, visibleText } from '../support/browser'
import { emailOf, idOf } from '../support/cast'
import { bootPortal, type Portal } from '../support/portal'
import { makeDocument } from '../support/things'

let portal: Portal
let ada: Browser
beforeAll(async () => {
  portal = await bootPortal()
  ada = await portal.as('ada')
})
afterAll(() => portal.close())

const seen = async (query: string, lang = 'en') =>
  visibleText(await (await ada.get(`/${lang}/admin/audit${query}`)).text())

type Facts = { act: string; at?: Date; thingId?: string; actorId?: string | null; detail?: object }
const write = ({ act, at = new Date(), thingId = 'x', actorId = null, detail = {} }: Facts) =>
  portal.db.auditEntry.create({
    data: { act, at, via: 'web', actorId, thingKind: 'member', thingId, detail },
  })

describe('the trail is searched', () => {
  test('by date: both days are part of it, as days are in Paris', async () => {
    // 00:30 in Paris, the evening before in UTC; and 23:30 on the day on which the clocks go back.
    await write({ act: 'night-act', at: new Date('2026-06-30T22:30:00Z') })
    await write({ act: 'long-day-act', at: new Date('2026-10-25T22:30:00Z') })
    const inFilter = async (from: string, to: string, act: string) =>
      !(await seen(`?from=${from}&to=${to}&act=${act}`)).includes('No action matches')
    expect(await inFilter('2026-07-01', '2026-07-01', 'night-act')).toBe(true)
    expect(await inFilter('2026-06-30', '2026-06-30', 'night-act')).toBe(false)
    expect(await inFilter('2026-10-25', '2026-10-25', 'long-day-act')).toBe(true)
    expect(await inFilter('2026-10-26', '', 'long-day-act')).toBe(false)
    expect(await inFilter('no day', '2026-99-99', 'night-act')).toBe(true)
  })

  test('by person and by thing', async () => {
    await write({ act: 'about-marie', thingId: idOf('marie') })
    await write({ act: 'by-marie', actorId: idOf('marie'), thingId: idOf('paul') })
    await write({ act: 'about-nobody', thingId: idOf('lise') })
    const found = await seen('?person=marie%40exemple.test')
    expect(found).toContain('2 actions')
    expect(await seen(`?thing=${idOf('lise')}`)).toContain('1 action')
  })

  test('page by page, by key: what is written meanwhile moves nothing', async () => {
    for (let n = 1; n <= 103; n++) await write({ act: 'many', thingId: `n-${n}`, detail: { n } })
    const numbers = (text: string) => [...text.matchAll(/\bn: (\d+)/g)].map(([, n]) => Number(n))
    const link = async (path: string, rel: string) => {
      const html = await (await ada.get(path)).text()
      const [, href = ''] = html.match(new RegExp(`<a[^>]*rel="${rel}"[^>]*href="([^"]+)"`)) ?? []
      const [, other = ''] = html.match(new RegExp(`<a[^>]*href="([^"]+)"[^>]*rel="${rel}"`)) ?? []
      return (href || other).replaceAll('&amp;', '&').replace(/^.*\?/, '?')
    }
    const first = await seen('?act=many')
    expect(numbers(first)).toEqual(Array.from({ length: 50 }, (_, i) => 103 - i))
    const second = await link('/en/admin/audit?act=many', 'next')
    await write({ act: 'many', detail: { n: 104 } })
    expect(numbers(await seen(second))).toEqual(Array.from({ length: 50 }, (_, i) => 53 - i))
    const third = await link(`/en/admin/audit${second}`, 'next')
    expect(numbers(await seen(third))).toEqual([3, 2, 1])
    expect(await link(`/en/admin/audit${third}`, 'next')).toBe('')
    const back = await link(`/en/admin/audit${third}`, 'prev')
    expect(numbers(await seen(back))).toEqual(Array.from({ length: 50 }, (_, i) => 53 - i))
  })
})

describe('the trail is exported', () => {
  test('as CSV in which no cell computes, ids and no names, and the export stands in the trail', async () => {
    await write({ act: 'formula', thingId: '=1+1', actorId: idOf('marie') })
    const answer = await ada.get('/en/admin/audit/export?format=csv&act=formula')
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename=audit-[\d-]+\.csv$/)
    const text = await answer.text()
    expect(text).toContain(`"'=1+1"`)
    expect(text).toContain(idOf('marie'))
    expect(text).not.toMatch(/Exemple|exemple\.test/)
    expect(text.trim().split('\r\n')).toHaveLength(2)
    const act = await portal.db.auditEntry.findFirst({ where: { act: 'export-audit' } })
    expect(act).toMatchObject({ actorId: idOf('ada'), detail: { format: 'csv', filters: ['act'] } })
  })

  test('as JSON lines, oldest first, all of them', async () => {
    const text = await (await ada.get('/en/admin/audit/export?format=jsonl&act=many')).text()
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.map(({ detail }) => detail.n)).toEqual(Array.from({ length: 104 }, (_, i) => i + 1))
    expect(lines[0]).toMatchObject({ act: 'many', hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
  })

  test('to nobody but an admin, who has just given his password', async () => {
    const path = '/en/admin/audit/export?format=csv'
    expect((await portal.guest().get(path)).status).toBe(303)
    expect((await (await portal.as('emile')).get(path)).status).toBe(404)
    const old = await portal.as('ada')
    await portal.db.loginSession.updateMany({
      where: { memberId: idOf('ada') },
      data: { createdAt: new Date(Date.now() - 11 * 60_000) },
    })
    expect((await old.get(path)).headers.get('location')).toContain('/en/account/proof')
    ada = await portal.as('ada')
    // What it does not know is a table.
    const other = await ada.get('/en/admin/audit/export?format=xls')
    expect(other.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  })
})

describe('security events stand in the trail, in few entries', () => {
  const acts = (act: string) => portal.db.auditEntry.findMany({ where: { act }, orderBy: { id: 'asc' } })

  test('a wrong password of Marie, and of somebody who is nobody', async () => {
    const login = (email: string) =>
      portal
        .guest()
        .post('/fr/login', { email, password: 'une autre phrase' })
        .then((answer) => answer.text())
    await login(emailOf('marie'))
    await login('personne@exemple.test')
    await vi.waitFor(async () =>
      expect((await acts('sign-in-failed')).map(({ thingId }) => thingId).sort()).toEqual(
        [idOf('marie'), 'unknown'].sort(),
      ),
    )
    expect(JSON.stringify((await acts('sign-in-failed')).map(({ detail }) => detail))).not.toContain('@')
  })

  test('a file refused to Paul, the desk refused to Marie: once a day, however often they try', async () => {
    const document = await makeDocument(portal)
    const [paul, marie] = [await portal.as('paul'), await portal.as('marie')]
    const answers = await Promise.all(Array.from({ length: 4 }, () => paul.get(document.file)))
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403])
    for (const path of ['/fr/admin', '/fr/admin/audit']) expect((await marie.get(path)).status).toBe(404)
    expect(await acts('refuse-file')).toMatchObject([{ actorId: idOf('paul'), thingId: document.fileId }])
    const hers = (await acts('refuse-desk')).filter(({ actorId }) => actorId === idOf('marie'))
    expect(hers).toHaveLength(1)
  })
})

test('the desk proves the chain, and says where it breaks', async () => {
  expect(await seen('?verify=1')).toMatch(/The audit trail is whole: \d+ actions verified/)
  await portal.db.$transaction([
    portal.db.$executeRaw`set local session_replication_role = 'replica'`,
    portal.db.$executeRaw`update "AuditEntry" set act = 'x' where position = 3`,
  ])
  expect(await seen('?verify=1')).toContain('the chain breaks at action number 3')
})

test('a dry run at the desk says what would end, in numbers, and ends nothing', async () => {
  expect(await (await ada.get('/en/admin/retention')).text()).toContain('No report')
  const registeredAt = new Date(Date.now() - 8 * 86_400_000)
  await portal.db.member.update({ where: { id: idOf('ugo') }, data: { registeredAt } })
  const page = await ada.follow(await ada.post('/en/admin/retention', {}))
  const text = visibleText(await page.text())
  expect(text).toContain('unconfirmed registrations')
  expect(text).toContain(idOf('ugo'))
  expect(text).not.toContain('ugo@')
  expect(await portal.db.member.count({ where: { id: idOf('ugo') } })).toBe(1)
})
