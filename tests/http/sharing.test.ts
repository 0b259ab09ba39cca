import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Browser, visibleText } from '../support/browser'
import { createPeople, emailOf, idOf } from '../support/cast'
import { linkTo, newGuest, press, readerBy } from '../support/guests'
import { newestLetter } from '../support/letters'
import { bootPortal, type Portal } from '../support/portal'
import { type MadeDocument, makeDocument, makeWorkshop } from '../support/things'

const SHARES = '/fr/account/shares'
const DAY = 86_400_000

let portal: Portal
let marie: Browser
let emile: Browser
let ada: Browser
let made: MadeDocument
beforeAll(async () => {
  portal = await bootPortal()
  await createPeople(portal.db, ['malik'])
  marie = await portal.as('marie')
  emile = await portal.as('emile')
  ada = await portal.as('ada')
  made = await makeDocument(portal, { audience: 'members' })
})
afterAll(() => portal.close())

const settings = { membershipPolicy: 'moderated', secondFactor: 'staff', passwordMinimum: '12' }
/** Ada says at the desk whether members may share. */
async function settle(memberSharing: 'on' | 'off') {
  const answer = await ada.post('/fr/admin/settings', { ...settings, memberSharing })
  expect(answer.status).toBe(303)
}
beforeEach(() => settle('on'))

const share = (who: Browser, { page }: MadeDocument, email: string, days = '7') =>
  who.post(page, { intent: 'share', email, days })

/** Marie shares with her; the path of the link in her letter. */
async function sharedLink(email: string, one = made, who = marie): Promise<string> {
  expect((await share(who, one, email)).headers.get('location')).toBe(`${one.page}?done=shared#share`)
  return linkTo(portal, email, 'shared')
}

const passOf = (email: string) =>
  portal.db.guestPass.findFirstOrThrow({ where: { emailKey: email }, orderBy: { givenAt: 'desc' } })

const reads = async (who: Browser, one = made) => {
  const page = await (await who.get(one.page)).text()
  return [(await who.get(one.file)).status === 200, page.includes(one.canaries.closed)]
}

describe('Marie shares a document with a colleague who has no account', () => {
  test('it is off until an admin turns it on: no form, and a post shares nothing', async () => {
    await settle('off')
    const email = newGuest()
    expect(await (await marie.get(made.page)).text()).not.toContain('value="share"')
    expect(await (await marie.get('/fr/account')).text()).not.toContain(SHARES)
    expect((await share(marie, made, email)).headers.get('location')).toBe(made.page)
    expect(await newestLetter(portal, email)).toBeNull()
    await settle('on')
    expect(await (await marie.get(made.page)).text()).toContain('value="share"')
    expect(await (await marie.get('/fr/account')).text()).toContain(SHARES)
  })

  test('she gets a letter that names Marie; its button opens the document, which says so; each opening counts', async () => {
    const email = newGuest()
    const link = await sharedLink(email)
    const letter = await newestLetter(portal, email, 'shared')
    expect(letter?.text).toContain('Marie Exemple')
    expect(letter?.text).not.toContain(emailOf('marie'))
    expect(visibleText(await (await portal.guest().get(link)).text())).toMatch(
      new RegExp(`Marie Exemple partage avec vous.*${made.canaries.title}`),
    )
    const reader = await readerBy(portal, link)
    expect(await reads(reader)).toEqual([true, true])
    expect(visibleText(await (await reader.get(made.page)).text())).toContain(
      'Marie Exemple partage ce document avec vous',
    )
    expect(await passOf(email)).toMatchObject({ openings: 3, lastUsedAt: expect.any(Date) })
    const mine = visibleText(await (await marie.get(SHARES)).text())
    expect(mine).toMatch(new RegExp(`${made.canaries.title}.*${email}.*ouvert 3 fois`))
    const days = (Number((await passOf(email)).endsAt) - Date.now()) / DAY
    expect(Math.round(days)).toBe(7)
  })

  test('of that document alone: no other one, no desk, and no sharing on', async () => {
    const other = await makeDocument(portal, { audience: 'members' })
    const reader = await readerBy(portal, await sharedLink(newGuest()))
    expect(await reads(reader, other)).toEqual([false, false])
    expect(await (await reader.get(`${other.page}.data`)).text()).not.toContain(other.canaries.closed)
    expect((await reader.get('/fr/admin')).status).toBe(303)
    expect(await (await reader.get(made.page)).text()).not.toContain('value="share"')
    const email = newGuest()
    await share(reader, made, email)
    expect(await newestLetter(portal, email)).toBeNull()
  })

  test.each([
    ['0', 422],
    ['31', 422],
    ['2.5', 422],
    ['beaucoup', 422],
    ['1', 303],
    ['30', 303],
  ])('for %s days: %i', async (days, status) => {
    const answer = await share(marie, made, newGuest(), days)
    expect(answer.status).toBe(status)
    if (status === 422) expect(await answer.text()).toContain('share-days-error')
  })

  test('not with herself, nor with what is no address; what she typed is kept', async () => {
    for (const email of [emailOf('marie'), emailOf('marie').toUpperCase(), 'pas une adresse']) {
      const answer = await share(marie, made, email)
      const html = await answer.text()
      expect([email, answer.status]).toEqual([email, 422])
      expect(html).toContain('share-email-error')
      expect(html).toContain(`value="${email}"`)
    }
  })

  test('the page does not tell whether an address has an account', async () => {
    const answers = await Promise.all(
      [emailOf('malik'), emailOf('lise'), newGuest()].map(async (email) => {
        const answer = await share(marie, made, email)
        return [answer.status, answer.headers.get('location'), await answer.text()]
      }),
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  })

  test('sharing again with her replaces the share before', async () => {
    const email = newGuest()
    const first = await readerBy(portal, await sharedLink(email))
    const second = await readerBy(portal, await sharedLink(email))
    expect(await reads(first)).toEqual([false, false])
    expect(await reads(second)).toEqual([true, true])
  })

  test('nobody shares what is not for members, or not to be shared; nor does Paul, nor a guest', async () => {
    const email = newGuest()
    const closed = await Promise.all([
      makeDocument(portal, { audience: 'public' }),
      makeDocument(portal, { audience: 'by-request' }),
      makeDocument(portal, { audience: 'staff' }),
      makeDocument(portal, { audience: 'members', embargoInDays: 2 }),
      makeDocument(portal, { audience: 'members', withdrawn: true }),
      makeDocument(portal, { audience: 'members', published: false }),
    ])
    const kept = await makeDocument(portal, { audience: 'members' })
    await portal.db.libraryDocument.update({ where: { id: kept.id }, data: { shareable: false } })
    const byRequest = closed[1] as MadeDocument
    await portal.db.accessGrant.create({
      data: {
        ...{ id: 'g'.repeat(21), documentId: byRequest.id, memberId: idOf('marie'), message: '' },
        ...{ askedAt: new Date(), grantedAt: new Date() },
      },
    })
    for (const one of [...closed, kept])
      for (const who of [marie, emile]) {
        await share(who, one, email)
        expect(await (await who.get(one.page)).text()).not.toContain('value="share"')
      }
    for (const who of [await portal.as('paul'), await portal.as('lise'), portal.guest()])
      await share(who, made, email)
    expect(await newestLetter(portal, email)).toBeNull()
    expect(await portal.db.guestPass.count({ where: { emailKey: email } })).toBe(0)
  })

  test('what is written in the trail names nobody by address', async () => {
    const email = newGuest()
    await sharedLink(email)
    const entry = await portal.db.auditEntry.findFirstOrThrow({
      where: { act: 'share-document' },
      orderBy: { id: 'desc' },
    })
    expect(entry).toMatchObject({ actorId: idOf('marie'), thingId: made.id })
    expect(JSON.stringify(entry.detail)).not.toContain('@')
  })
})

describe('a share ends', () => {
  test('when Marie stops it, at the next request; Malik cannot', async () => {
    const email = newGuest()
    const reader = await readerBy(portal, await sharedLink(email))
    const { id: shareId } = await passOf(email)
    const malik = await portal.as('malik')
    expect((await malik.post(SHARES, { intent: 'end-share', shareId })).status).toBe(404)
    expect(await (await malik.get(SHARES)).text()).not.toContain(email)
    expect(await reads(reader)).toEqual([true, true])
    const answer = await marie.post(SHARES, { intent: 'end-share', shareId })
    expect(answer.headers.get('location')).toBe(`${SHARES}?done=ended`)
    expect(await reads(reader)).toEqual([false, false])
    expect((await marie.post(SHARES, { intent: 'end-share', shareId })).headers.get('location')).toBe(SHARES)
    expect(visibleText(await (await marie.get(SHARES)).text())).toMatch(new RegExp(`${email}.*Arrêté`))
  })

  test('when Émile stops it, who sees it at the document', async () => {
    const email = newGuest()
    const reader = await readerBy(portal, await sharedLink(email))
    const desk = `/fr/admin/documents/${made.id}`
    expect(visibleText(await (await emile.get(desk)).text())).toMatch(
      new RegExp(`Partagé par des membres.*Marie Exemple.*${email}`),
    )
    const { id: shareId } = await passOf(email)
    const answer = await emile.post(desk, { intent: 'end-share', shareId })
    expect(answer.headers.get('location')).toBe(`${desk}?done=end-share`)
    expect(await reads(reader)).toEqual([false, false])
  })

  test('on its day, without any task', async () => {
    const email = newGuest()
    const reader = await readerBy(portal, await sharedLink(email))
    await portal.db.guestPass.updateMany({ where: { emailKey: email }, data: { endsAt: new Date() } })
    expect(await reads(reader)).toEqual([false, false])
  })

  test('when an admin turns sharing off, for good', async () => {
    const reader = await readerBy(portal, await sharedLink(newGuest()))
    await settle('off')
    expect(await reads(reader)).toEqual([false, false])
    await settle('on')
    expect(await reads(reader)).toEqual([false, false])
  })

  test('while the document is withdrawn, under embargo, for others, or not to be shared', async () => {
    const one = await makeDocument(portal, { audience: 'members' })
    const email = newGuest()
    const reader = await readerBy(portal, await sharedLink(email, one))
    const withFacts = async (data: object) => {
      await portal.db.libraryDocument.update({ where: { id: one.id }, data })
      return reads(reader, one)
    }
    expect(await withFacts({ shareable: false })).toEqual([false, false])
    expect(visibleText(await (await marie.get(SHARES)).text())).toMatch(new RegExp(`${email}.*En pause`))
    expect(await withFacts({ shareable: true, embargoUntil: new Date(Date.now() + DAY) })).toEqual([
      false,
      false,
    ])
    expect(await withFacts({ embargoUntil: null, audience: 'by-request' })).toEqual([false, false])
    expect(await withFacts({ audience: 'staff' })).toEqual([false, false])
    expect(await withFacts({ audience: 'members', withdrawnAt: new Date() })).toEqual([false, false])
    expect(await withFacts({ withdrawnAt: null })).toEqual([true, true])
  })

  test('with Malik’s membership: suspended, leaving, erased', async () => {
    const malik = await portal.as('malik')
    const reader = await readerBy(portal, await sharedLink(newGuest(), made, malik))
    const withFacts = async (data: object) => {
      await portal.db.member.update({ where: { id: idOf('malik') }, data })
      return reads(reader)
    }
    expect(await withFacts({ suspendedAt: new Date() })).toEqual([false, false])
    expect(await withFacts({ suspendedAt: null, deletionAskedAt: new Date() })).toEqual([false, false])
    expect(await withFacts({ deletionAskedAt: null })).toEqual([true, true])
    await portal.db.member.delete({ where: { id: idOf('malik') } })
    expect(await reads(reader)).toEqual([false, false])
  })

  test('with the suspension of its reader, who had an account after all', async () => {
    const reader = await readerBy(portal, await sharedLink(emailOf('paul')))
    expect(await reads(reader)).toEqual([true, true])
    const { status } = await ada.post(`/fr/admin/members/${idOf('paul')}`, { intent: 'suspend' })
    expect(status).toBe(303)
    expect(await reads(reader)).toEqual([false, false])
  })

  test('Émile says at the document that it is not to be shared, and the form remembers', async () => {
    const desk = `/fr/admin/documents/${made.id}`
    const fields = {
      ...{ kind: 'report', licence: 'CC-BY-4.0', audience: 'members', theme: 'citizen-participation' },
      ...{ 'fr.title': 'Titre', 'en.title': 'Title', intent: 'save' },
    }
    expect((await emile.post(desk, { ...fields, shareable: 'no' })).status).toBe(303)
    expect(await (await emile.get(desk)).text()).toMatch(/<option value="no" selected="">/)
    expect(await (await marie.get(made.page)).text()).not.toContain('value="share"')
    await emile.post(desk, { ...fields, shareable: 'yes' })
    expect(await (await marie.get(made.page)).text()).toContain('value="share"')
  })
})

test('the reader, an older version and the archive of a workshop open by it too, and count', async () => {
  const { id: workshopId, slug } = await makeWorkshop(portal, { audience: 'members' })
  const one = await makeDocument(portal, { audience: 'members', workshopId })
  const other = await makeDocument(portal, { audience: 'members', workshopId })
  const email = newGuest()
  const reader = await readerBy(portal, await sharedLink(email, one))
  expect(await (await reader.get(`${one.page}/versions/1`)).text()).toContain(one.fileId)
  expect(await (await reader.get(`${other.page}/versions/1`)).text()).not.toContain(other.fileId)
  const zip = Buffer.from(await (await reader.get(`/workshops/${slug}/materials.zip`)).arrayBuffer())
  expect(zip.includes(one.canaries.fileName)).toBe(true)
  expect(zip.includes(other.canaries.fileName)).toBe(false)
  expect((await reader.get(`${one.page}/read`)).status).toBe(200)
  expect(await passOf(email)).toMatchObject({ openings: 3 })
})

test('her link, used, can be renewed by her alone; it goes on to the same end', async () => {
  const email = newGuest()
  const link = await sharedLink(email)
  await readerBy(portal, link)
  const before = await passOf(email)
  expect((await press(portal.guest(), link, { intent: 'again' })).status).toBe(200)
  const reader = await readerBy(portal, await linkTo(portal, email, 'guest-link'))
  expect((await reader.get(made.file)).status).toBe(200)
  expect((await passOf(email)).endsAt).toEqual(before.endsAt)
})
