import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, visibleText } from '../support/browser'
import { emailOf, idOf } from '../support/cast'
import {
  askAsGuest,
  askingForm,
  grantedLink,
  linkTo,
  newGuest,
  press,
  readerBy,
  requestOf,
} from '../support/guests'
import { newestLetter, tokenOf } from '../support/letters'
import { bootPortal, type Portal } from '../support/portal'
import { stampAt, stampOf } from '../support/stamp'
import { canary, type MadeDocument, makeDocument } from '../support/things'

const QUEUE = '/fr/admin/requests'

let portal: Portal
let emile: Browser
let made: MadeDocument
beforeAll(async () => {
  portal = await bootPortal()
  emile = await portal.as('emile')
  made = await makeDocument(portal, { audience: 'by-request' })
})
afterAll(() => portal.close())

const grantsOf = (email: string) => portal.db.accessGrant.count({ where: { guest: { emailKey: email } } })
const grant = (grantId: string, more: Record<string, string> = {}) =>
  emile.post(QUEUE, { intent: 'grant', grantId, days: '30', ...more })

describe('Gaëlle, who has no account, asks for a document', () => {
  test('the gate shows her a form beside the doors; to Marie and Paul it does not', async () => {
    const form = 'name="intent" value="ask-guest"'
    expect(await (await portal.guest().get(made.page)).text()).toContain(form)
    for (const name of ['marie', 'paul'] as const)
      expect(await (await (await portal.as(name)).get(made.page)).text()).not.toContain(form)
    const members = await makeDocument(portal, { audience: 'members' })
    expect(await (await portal.guest().get(members.page)).text()).not.toContain(form)
  })

  test('nobody hears of it before she has confirmed: her letter’s page shows it, its button sends it', async () => {
    const [email, word] = [newGuest(), canary()]
    await portal.db.letter.deleteMany()
    const link = await askAsGuest(portal, made, email, { message: `Pour ${word}` })
    expect(await grantsOf(email)).toBe(0)
    expect(await (await emile.get(QUEUE)).text()).not.toContain(word)
    expect((await newestLetter(portal, emailOf('emile')))?.kind).toBeUndefined()

    const page = await portal.guest().get(link)
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    expect(visibleText(await page.text())).toMatch(new RegExp(`${made.canaries.title}.*Gaëlle.*${word}`))
    expect(await grantsOf(email)).toBe(0)

    const browser = portal.guest()
    const sent = await press(browser, link)
    expect(sent.headers.get('location')).toBe(`${made.page}?done=arrived#gate`)
    expect(visibleText(await (await browser.follow(sent)).text())).toContain('Votre demande est arrivée')
    expect(await grantsOf(email)).toBe(1)
    expect((await newestLetter(portal, email))?.kind).toBe('access-received')
    for (const name of ['emile', 'ada'] as const)
      expect((await newestLetter(portal, emailOf(name)))?.text).toContain(QUEUE)
    expect(visibleText(await (await emile.get(QUEUE)).text())).toMatch(
      new RegExp(`Gaëlle Invitée.*sans compte.*${email}.*${made.canaries.title}.*${word}`),
    )
    expect((await press(portal.guest(), link)).status).toBe(422)
    expect(await grantsOf(email)).toBe(1)
  })

  test('ten clicks on the button at one moment are one request, and one receipt', async () => {
    const email = newGuest()
    const link = await askAsGuest(portal, made, email)
    await Promise.all(Array.from({ length: 10 }, () => press(portal.guest(), link)))
    expect(await grantsOf(email)).toBe(1)
    expect(await portal.db.letter.count({ where: { toAddress: email, kind: 'access-received' } })).toBe(1)
  })

  test('the staff gets one letter an hour, however many ask', async () => {
    await portal.db.letter.deleteMany({ where: { kind: 'access-asked' } })
    await requestOf(portal, made, newGuest())
    await requestOf(portal, made, newGuest())
    expect(
      await portal.db.letter.count({ where: { kind: 'access-asked', toAddress: emailOf('emile') } }),
    ).toBeLessThanOrEqual(1)
  })

  test('what is missing is said at its field, in both languages, and what she typed is kept', async () => {
    for (const lang of ['fr', 'en']) {
      const answer = await portal
        .guest()
        .post(made.page.replace('/fr/', `/${lang}/`), askingForm('pas une adresse', { message: '' }))
      const html = await answer.text()
      expect(answer.status).toBe(422)
      for (const name of ['email', 'message'])
        expect(html).toMatch(new RegExp(`aria-describedby="[^"]*guest-${name}-error"`))
      expect(html).toContain('value="Université d’exemple"')
    }
  })

  test('an address that has an account, a strange one, one that waits: the page answers alike', async () => {
    const waiting = newGuest()
    await requestOf(portal, made, waiting)
    const answers = new Map<string, string>()
    for (const email of [emailOf('marie'), emailOf('lise'), waiting, newGuest()]) {
      const answer = await portal.guest().post(made.page, askingForm(email))
      answers.set(email, JSON.stringify([answer.status, answer.headers.get('location'), await answer.text()]))
    }
    expect(new Set(answers.values()).size).toBe(1)
    expect((await newestLetter(portal, emailOf('marie')))?.kind).toBe('ask-by-account')
    expect((await newestLetter(portal, waiting))?.kind).toBe('access-received')
    expect(await grantsOf(waiting)).toBe(1)
  })

  test('a later asking replaces one that nobody confirmed: the older link sends nothing', async () => {
    const email = newGuest()
    const older = await askAsGuest(portal, made, email, { message: 'Une première fois.' })
    const newer = await askAsGuest(portal, made, email, { message: 'Une seconde fois.' })
    expect((await press(portal.guest(), older)).status).toBe(422)
    expect((await press(portal.guest(), newer)).status).toBe(303)
    const { message } = await portal.db.accessGrant.findFirstOrThrow({
      where: { guest: { emailKey: email } },
    })
    expect(message).toBe('Une seconde fois.')
  })

  test('a second click sends no second letter', async () => {
    const email = newGuest()
    const form = askingForm(email)
    await Promise.all(Array.from({ length: 5 }, () => portal.guest().post(made.page, form)))
    await portal.guest().post(made.page, form)
    expect(await portal.db.letter.count({ where: { toAddress: email } })).toBe(1)
  })

  test('her link is good for a day', async () => {
    const email = newGuest()
    const link = await askAsGuest(portal, made, email)
    await portal.db.guestAsking.updateMany({ where: { emailKey: email }, data: { expiresAt: new Date() } })
    expect(visibleText(await (await portal.guest().get(link)).text())).toContain('plus valable')
    expect((await press(portal.guest(), link)).status).toBe(422)
    expect(await grantsOf(email)).toBe(0)
  })

  test('a program that fills the hidden field is answered as she is, and nothing is kept', async () => {
    const email = newGuest()
    const answer = await portal.guest().post(made.page, askingForm(email, { website: 'http://spam.test' }))
    expect(answer.headers.get('location')).toBe(`${made.page}?done=letter#gate`)
    expect(await portal.db.guestAsking.count({ where: { emailKey: email } })).toBe(0)
    expect(await newestLetter(portal, email)).toBeNull()
  })

  test.each([
    ['too quickly', () => stampOf(200)],
    ['in a form of two days ago', () => stampAt(Date.now() - 48 * 3_600_000)],
    ['with a stamp of somebody’s own', () => stampOf(60_000, 'another secret')],
  ])('sent %s, it is asked for once more', async (_how, stamp) => {
    const email = newGuest()
    const answer = await portal.guest().post(made.page, askingForm(email, { stamp: stamp() }))
    expect(answer.status).toBe(422)
    expect(await newestLetter(portal, email)).toBeNull()
  })

  test('nothing is asked of what is not by request, hidden, or not there', async () => {
    const draft = await makeDocument(portal, { audience: 'by-request', published: false })
    const embargoed = await makeDocument(portal, { audience: 'by-request', embargoInDays: 3 })
    const email = newGuest()
    for (const [page, status] of [
      [draft.page, 404],
      ['/fr/documents/nulle-part', 404],
      [embargoed.page, 303],
    ] as const)
      expect([page, (await portal.guest().post(page, askingForm(email))).status]).toEqual([page, status])
    expect(await portal.db.guestAsking.count({ where: { emailKey: email } })).toBe(0)
  })
})

describe('Émile answers her', () => {
  test('granted: her letter’s button opens the document in her browser, its file too, and counts', async () => {
    const email = newGuest()
    const { id } = await requestOf(portal, made, email)
    expect((await grant(id, { answer: 'Bonne lecture !' })).headers.get('location')).toBe(
      `${QUEUE}?done=grant`,
    )
    expect((await newestLetter(portal, email, 'access-opened'))?.text).toContain('Bonne lecture !')
    const link = await linkTo(portal, email, 'access-opened')

    const looked = await portal.guest().get(link)
    expect(looked.headers.get('set-cookie')).toBeNull()
    expect(visibleText(await looked.text())).toContain(made.canaries.title)

    const gaelle = portal.guest()
    const opened = await press(gaelle, link, { intent: 'open' })
    expect(opened.headers.get('location')).toBe(made.page)
    const page = await (await gaelle.get(made.page)).text()
    expect(page).toContain(made.canaries.closed)
    expect(visibleText(page)).toContain('L’équipe éditoriale vous a ouvert ce document')
    const file = await gaelle.get(made.file)
    expect(Buffer.from(await file.arrayBuffer()).equals(made.bytes)).toBe(true)
    expect(await portal.db.guestPass.findUnique({ where: { grantId: id } })).toMatchObject({
      openings: 2,
      lastUsedAt: expect.any(Date),
    })
    expect(visibleText(await (await emile.get(QUEUE)).text())).toContain('ouvert 2 fois')
    // The same letter goes on leading her there; her cookie is hers alone.
    expect((await gaelle.get(link)).headers.get('location')).toBe(made.page)
    expect((await portal.guest().get(made.file)).status).toBe(303)
  })

  test('neither her token nor her cookie stands in the database', async () => {
    const email = newGuest()
    const link = await grantedLink(portal, made, email)
    const gaelle = await readerBy(portal, link)
    const rows = JSON.stringify(await portal.db.guestPass.findMany())
    expect(rows).not.toContain(tokenOf(link))
    expect(rows).not.toContain(gaelle.cookie('__Host-guest') ?? 'no cookie')
  })

  test('declined: she reads why, and may ask anew', async () => {
    const email = newGuest()
    const { id } = await requestOf(portal, made, email)
    await emile.post(QUEUE, { intent: 'decline', grantId: id, answer: 'Le document est en révision.' })
    expect((await newestLetter(portal, email, 'access-declined'))?.text).toContain('en révision')
    expect(await portal.db.guestPass.count({ where: { grantId: id } })).toBe(0)
    await requestOf(portal, made, email)
    expect(await portal.db.accessGrant.findUnique({ where: { id } })).toMatchObject({
      declinedAt: null,
      answer: null,
    })
  })

  test('Marie too reads why she was declined, in her letter and at the gate', async () => {
    const other = await makeDocument(portal, { audience: 'by-request' })
    const marie = await portal.as('marie')
    await marie.post(other.page, { intent: 'ask', message: 'Pour ma thèse.' })
    expect((await newestLetter(portal, emailOf('marie'), 'access-received'))?.text).toContain(other.page)
    const { id } = await portal.db.accessGrant.findFirstOrThrow({ where: { documentId: other.id } })
    const word = canary()
    await emile.post(QUEUE, { intent: 'decline', grantId: id, answer: word })
    expect((await newestLetter(portal, emailOf('marie'), 'access-declined'))?.text).toContain(word)
    expect(await (await marie.get(other.page)).text()).toContain(word)
  })

  test('taken back: closed at her next request, and she is told', async () => {
    const email = newGuest()
    const { id } = await requestOf(portal, made, email)
    await grant(id, { days: 'open' })
    const gaelle = await readerBy(portal, await linkTo(portal, email, 'access-opened'))
    expect((await gaelle.get(made.file)).status).toBe(200)
    await emile.post(QUEUE, { intent: 'end', grantId: id })
    expect((await gaelle.get(made.file)).headers.get('location')).toMatch(/^\/fr\/login/)
    expect(await (await gaelle.get(made.page)).text()).not.toContain(made.canaries.closed)
    expect((await newestLetter(portal, email, 'access-ended'))?.text).toContain(made.page)
  })

  test('at its end it closes without any task', async () => {
    const email = newGuest()
    const gaelle = await readerBy(portal, await grantedLink(portal, made, email))
    expect((await gaelle.get(made.file)).status).toBe(200)
    await portal.db.accessGrant.updateMany({
      where: { guest: { emailKey: email } },
      data: { endsAt: new Date() },
    })
    expect((await gaelle.get(made.file)).status).toBe(303)
  })

  test('nobody answers her but the staff', async () => {
    const { id: grantId } = await requestOf(portal, made, newGuest())
    for (const who of [
      portal.guest(),
      await portal.as('paul'),
      await portal.as('marie'),
      await portal.as('lise'),
    ])
      for (const intent of ['grant', 'decline', 'end']) {
        const answer = await who.post(QUEUE, { intent, grantId, days: 'open' })
        expect([303, 404]).toContain(answer.status)
      }
    expect(await portal.db.accessGrant.findUnique({ where: { id: grantId } })).toMatchObject({
      grantedAt: null,
      declinedAt: null,
    })
  })

  test('the queue is read from its top: who has waited longest comes first, answers after', async () => {
    await portal.db.accessGrant.deleteMany()
    const [first, second, third] = [newGuest(), newGuest(), newGuest()]
    for (const email of [first, second, third]) await requestOf(portal, made, email)
    await portal.db.accessGrant.updateMany({
      where: { guest: { emailKey: third } },
      data: { askedAt: new Date(Date.now() - 3 * 86_400_000) },
    })
    const { id } = await portal.db.accessGrant.findFirstOrThrow({ where: { guest: { emailKey: first } } })
    await grant(id)
    const text = visibleText(await (await emile.get(QUEUE)).text())
    expect(text).toMatch(new RegExp(`${third}.*attend depuis 3 jours.*${second}.*${first}`))
    expect(visibleText(await (await emile.get(`${QUEUE}?state=granted`)).text())).not.toContain(second)
  })
})

describe('her link is personal', () => {
  test('opened in one browser, it opens no second: there a new letter is offered, to her address alone', async () => {
    const email = newGuest()
    const link = await grantedLink(portal, made, email)
    const gaelle = await readerBy(portal, link)
    const other = portal.guest()
    const page = visibleText(await (await other.get(link)).text())
    expect(page).toContain('Ce lien a déjà servi')
    expect(page).not.toContain(email)
    expect((await press(other, link, { intent: 'open' })).status).toBe(409)
    expect(other.cookie('__Host-guest')).toBeUndefined()

    const letters = await portal.db.letter.count()
    expect((await press(other, link, { intent: 'again' })).status).toBe(200)
    expect(await portal.db.letter.count()).toBe(letters + 1)
    const newer = await linkTo(portal, email, 'guest-link')
    expect((await gaelle.get(made.file)).status).toBe(200)

    const elsewhere = await readerBy(portal, newer)
    expect((await elsewhere.get(made.file)).status).toBe(200)
    expect((await gaelle.get(made.file)).status).toBe(303)
    expect(visibleText(await (await gaelle.get(link)).text())).toContain('n’ouvre plus rien')
  })

  test('ten who press its button at one moment: one reads', async () => {
    const link = await grantedLink(portal, made, newGuest())
    const browsers = Array.from({ length: 10 }, () => portal.guest())
    await Promise.all(browsers.map((browser) => press(browser, link, { intent: 'open' })))
    const answers = await Promise.all(browsers.map((browser) => browser.get(made.file)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  test('after seven days it asks for a new one', async () => {
    const email = newGuest()
    const link = await grantedLink(portal, made, email)
    await portal.db.guestPass.updateMany({ where: { emailKey: email }, data: { linkEndsAt: new Date() } })
    expect((await press(portal.guest(), link, { intent: 'open' })).status).toBe(409)
    expect((await press(portal.guest(), link, { intent: 'again' })).status).toBe(200)
    await readerBy(portal, await linkTo(portal, email, 'guest-link'))
  })

  test('who has lost hers asks at the gate again, and gets a new one', async () => {
    const email = newGuest()
    await grantedLink(portal, made, email)
    await portal.guest().post(made.page, askingForm(email))
    await readerBy(portal, await linkTo(portal, email, 'guest-link'))
  })

  test('two documents are open in one browser, each by its own', async () => {
    const other = await makeDocument(portal, { audience: 'by-request' })
    const email = newGuest()
    const gaelle = await readerBy(portal, await grantedLink(portal, made, email))
    const before = gaelle.cookie('__Host-guest')
    await press(gaelle, await grantedLink(portal, other, email), { intent: 'open' })
    for (const one of [made, other]) expect((await gaelle.get(one.file)).status).toBe(200)
    const old = portal.guest()
    old.setCookie('__Host-guest', before ?? '')
    expect((await old.get(made.file)).status).toBe(303)
  })

  test('it opens nothing once the document is withdrawn, under embargo or for others', async () => {
    const other = await makeDocument(portal, { audience: 'by-request' })
    const gaelle = await readerBy(portal, await grantedLink(portal, other, newGuest()))
    const withFacts = async (data: object) => {
      await portal.db.libraryDocument.update({ where: { id: other.id }, data })
      const { status } = await gaelle.get(other.file)
      const page = await (await gaelle.get(other.page)).text()
      return [status, page.includes(other.canaries.closed)]
    }
    expect(await withFacts({})).toEqual([200, true])
    expect(await withFacts({ embargoUntil: new Date(Date.now() + 86_400_000) })).toEqual([303, false])
    expect(await withFacts({ embargoUntil: null, audience: 'members' })).toEqual([303, false])
    expect(await withFacts({ audience: 'staff' })).toEqual([404, false])
    expect(await withFacts({ audience: 'by-request', withdrawnAt: new Date() })).toEqual([404, false])
    expect(await withFacts({ withdrawnAt: null })).toEqual([200, true])
  })
})

test('the address of an account that was suspended opens nothing, asks for nothing, and is told nothing', async () => {
  const email = newGuest()
  const other = await makeDocument(portal, { audience: 'by-request' })
  const [link, asking] = [await grantedLink(portal, made, email), await askAsGuest(portal, other, email)]
  const { id: _id, ...lise } = await portal.db.member.findUniqueOrThrow({ where: { id: idOf('lise') } })
  await portal.db.member.create({ data: { ...lise, id: 'suspendedguest0000000', email, emailKey: email } })
  await portal.db.letter.deleteMany()

  const browser = portal.guest()
  expect((await press(browser, link, { intent: 'open' })).status).not.toBe(303)
  expect(await (await browser.get(made.page)).text()).not.toContain(made.canaries.closed)
  await press(browser, link, { intent: 'again' })
  expect((await press(portal.guest(), asking)).status).not.toBe(303)
  const answer = await portal.guest().post(other.page, askingForm(email))
  expect(answer.headers.get('location')).toBe(`${other.page}?done=letter#gate`)
  expect(await portal.db.letter.count()).toBe(0)
  expect(await (await emile.get(QUEUE)).text()).toContain('Adresse d’un compte suspendu')
})

test('nor does the address of who was erased while he was suspended, until an admin lets him in again', async () => {
  const email = newGuest()
  const [asking, { id: _id, ...lise }] = [
    await askAsGuest(portal, made, email),
    await portal.db.member.findUniqueOrThrow({ where: { id: idOf('lise') } }),
  ]
  const id = 'erasedsuspended000000'
  await portal.db.member.create({ data: { ...lise, id, email, emailKey: email } })
  const ada = await portal.as('ada')
  const erased = await ada.post(`/fr/admin/members/${id}/erasure`, { ground: 'misuse', confirm: 'on' })
  expect(erased.headers.get('location')).toBe('/fr/admin/members?done=erased')
  await portal.db.letter.deleteMany()
  expect((await press(portal.guest(), asking)).status).not.toBe(303)
  const ask = () => portal.guest().post(made.page, askingForm(email))
  expect((await ask()).headers.get('location')).toBe(`${made.page}?done=letter#gate`)
  expect(await portal.db.letter.count()).toBe(0)

  const facts = { suspendedAt: null, suspensionReason: null }
  await portal.db.member.create({
    data: { ...lise, ...facts, id: 'letinagain00000000000', email, emailKey: email },
  })
  await ask()
  expect((await newestLetter(portal, email))?.kind).toBe('ask-by-account')
})
