import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, visibleText } from '../support/browser'
import { createPeople, emailOf, idOf, PASSWORD, sessionFor } from '../support/cast'
import { bootPortal, type Portal } from '../support/portal'

let portal: Portal
let ada: Browser
beforeAll(async () => {
  portal = await bootPortal()
  ada = await portal.as('ada')
})
afterAll(() => portal.close())

const pageOf = (name: Parameters<typeof idOf>[0]) => `/fr/admin/members/${idOf(name)}`
const erase = (name: Parameters<typeof idOf>[0], fields: Record<string, string>) =>
  ada.post(`${pageOf(name)}/erasure`, fields)
const there = (name: Parameters<typeof idOf>[0]) =>
  portal.db.member.count({ where: { id: idOf(name) } }).then(Boolean)

describe('an admin erases somebody', () => {
  test('only after a reason of the four and the box: both faults at their field, nothing is done', async () => {
    const answer = await erase('ugo', { ground: 'because' })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain('id="erasure-ground-error"')
    expect(page).toContain('id="erasure-confirm-error"')
    expect(await there('ugo')).toBe(true)
  })

  test('only after the password was given a moment ago, for looking as for doing', async () => {
    await portal.db.loginSession.updateMany({
      where: { memberId: idOf('ada') },
      data: { createdAt: new Date(Date.now() - 3600_000) },
    })
    const sure = { ground: 'wished', confirm: 'on' }
    for (const answer of [await ada.get(`${pageOf('ugo')}/erasure`), await erase('ugo', sure)])
      expect(answer.headers.get('location')).toMatch(/^\/fr\/account\/proof/)
    expect(await there('ugo')).toBe(true)
    ada = await portal.as('ada')
  })

  test('row, sessions and letters are gone at once; the trail keeps number and ground, and no name', async () => {
    await ada.post(pageOf('marie'), { intent: 'suspend', reason: 'Canari de la raison' })
    await sessionFor(portal.db, 'marie')
    const sure = { ground: 'double', confirm: 'on' }
    const answer = await erase('marie', sure)
    expect(answer.headers.get('location')).toBe('/fr/admin/members?done=erased')
    expect(visibleText(await (await ada.follow(answer)).text())).toContain('Le compte est effacé')
    expect(await there('marie')).toBe(false)
    expect(await portal.db.letter.count({ where: { toAddress: emailOf('marie') } })).toBe(0)
    expect(await portal.db.loginSession.count({ where: { memberId: idOf('marie') } })).toBe(0)
    const [entry] = await portal.db.auditEntry.findMany({ where: { act: 'erase-member' } })
    expect(entry).toMatchObject({
      actorId: idOf('ada'),
      thingId: idOf('marie'),
      detail: { cause: 'desk', ground: 'double' },
    })
    const trail = JSON.stringify(
      (await portal.db.auditEntry.findMany()).map(({ detail, thingId }) => ({ detail, thingId })),
    )
    expect(trail).not.toContain('Canari')
    expect(trail).not.toContain(emailOf('marie'))
    expect((await erase('marie', sure)).status).toBe(404)
  })

  test('never himself, even beside another admin', async () => {
    await createPeople(portal.db, ['adele'])
    expect((await erase('ada', { ground: 'wished', confirm: 'on' })).status).toBe(409)
    expect(await there('ada')).toBe(true)
    expect(visibleText(await (await ada.get(`${pageOf('ada')}/erasure`)).text())).toContain(
      'votre propre compte',
    )
  })

  test('nor the last admin who counts: one who is leaving cannot take the other with him', async () => {
    await portal.db.member.update({ where: { id: idOf('ada') }, data: { deletionAskedAt: new Date() } })
    await erase('adele', { ground: 'wished', confirm: 'on' })
    await portal.db.member.update({ where: { id: idOf('ada') }, data: { deletionAskedAt: null } })
    expect(await there('adele')).toBe(true)
  })
})

describe('a suspension', () => {
  test('tells its member the reason, by letter and at the right password alone; the trail does not know it', async () => {
    const reason = 'Deux comptes servent à la même personne.'
    const answer = await ada.post(pageOf('emile'), { intent: 'suspend', reason })
    expect(answer.headers.get('location')).toMatch(/done=suspend$/)
    const letter = await portal.db.letter.findFirstOrThrow({ where: { kind: 'account-suspended' } })
    expect([letter.memberId, letter.text.includes(reason)]).toEqual([idOf('emile'), true])
    const signIn = async (password: string) => {
      const form = { intent: 'login', email: emailOf('emile'), password }
      return visibleText(await (await portal.guest().post('/fr/login', form)).text())
    }
    expect(await signIn(PASSWORD)).toContain(reason)
    expect(await signIn('pas le bon mot de passe')).not.toContain(reason)
    expect(visibleText(await (await ada.get(pageOf('emile'))).text())).toContain(reason)
    const trail = await portal.db.auditEntry.findMany({ where: { act: 'suspend-member' } })
    expect(trail.map(({ detail }) => JSON.stringify(detail)).join()).not.toContain('Deux comptes')
  })

  test('lifted, leaves no reason behind, and a letter says so', async () => {
    await ada.post(pageOf('emile'), { intent: 'unsuspend' })
    const { suspensionReason } = await portal.db.member.findUniqueOrThrow({ where: { id: idOf('emile') } })
    expect(suspensionReason).toBeNull()
    expect(await portal.db.letter.count({ where: { kind: 'suspension-lifted' } })).toBe(1)
  })

  test('a reason too long comes back in its field, open, and nobody is suspended', async () => {
    const answer = await ada.post(pageOf('emile'), { intent: 'suspend', reason: 'x'.repeat(1001) })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toMatch(/<details[^>]* open=""[^>]*><summary>Suspendre/)
    expect(page).toContain('x'.repeat(1001))
    const { suspendedAt } = await portal.db.member.findUniqueOrThrow({ where: { id: idOf('emile') } })
    expect(suspendedAt).toBeNull()
  })
})
