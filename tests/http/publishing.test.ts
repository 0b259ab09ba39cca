import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, visibleText } from '../support/browser'
import { emailOf, idOf } from '../support/cast'
import { newestLetter } from '../support/letters'
import { bootPortal, type Portal } from '../support/portal'
import { canary, makeDocument, makeWorkshop } from '../support/things'

let portal: Portal
let emile: Browser
beforeAll(async () => {
  portal = await bootPortal()
  emile = await portal.as('emile')
})
afterAll(() => portal.close())

const DOCUMENT = { kind: 'report', licence: 'CC-BY-4.0', intent: 'save' }
const WORKSHOP = { theme: 'citizen-participation', audience: 'members', intent: 'save' }

const idIn = (answer: Response) =>
  /\/admin\/(?:documents|workshops)\/([\w-]{21})\?done=/.exec(answer.headers.get('location') ?? '')?.[1] ?? ''

async function draftDocument(fields: Record<string, string>) {
  const answer = await emile.post('/fr/admin/documents/new', { ...DOCUMENT, ...fields })
  expect(answer.status).toBe(303)
  const id = idIn(answer)
  return { desk: `/fr/admin/documents/${id}`, ...(await stored(id)) }
}

const stored = (id: string) =>
  portal.db.libraryDocument.findUniqueOrThrow({
    where: { id },
    include: { texts: { include: { body: true } }, authors: { orderBy: { position: 'asc' } } },
  })

/** The fields of a page's form, as a browser would send them back. */
function fieldsOf(html: string): Record<string, string> {
  const fields: Record<string, string> = {}
  const plain = (text: string) =>
    text
      .replaceAll('&quot;', '"')
      .replaceAll('&#x27;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
  const form = /<form method="post" class="form form-wide">[\s\S]*?<\/form>/.exec(html)?.[0] ?? ''
  for (const [tag] of form.matchAll(/<input [^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1]
    if (name && !/type="checkbox"/.test(tag))
      fields[plain(name)] = plain(/value="([^"]*)"/.exec(tag)?.[1] ?? '')
  }
  for (const [, attributes = '', text = ''] of form.matchAll(/<textarea ([^>]*)>([\s\S]*?)<\/textarea>/g))
    fields[plain(/name="([^"]*)"/.exec(attributes)?.[1] ?? '')] = plain(text.replace(/^\n/, ''))
  for (const [, attributes = '', options = ''] of form.matchAll(/<select ([^>]*)>([\s\S]*?)<\/select>/g))
    fields[plain(/name="([^"]*)"/.exec(attributes)?.[1] ?? '')] = plain(
      /<option value="([^"]*)" selected="">/.exec(options)?.[1] ?? '',
    )
  return fields
}

const formOf = async (path: string) => fieldsOf(await (await emile.get(path)).text())

const acts = async (thingId: string) =>
  (await portal.db.auditEntry.findMany({ where: { thingId }, orderBy: { at: 'asc' } })).map(({ act }) => act)

describe('Émile writes a document', () => {
  test('a title is enough; the address is made of it, and of the second of one title with a number', async () => {
    const title = 'L’œuvre d’été : données'
    const first = await draftDocument({ 'fr.title': title })
    const second = await draftDocument({ 'fr.title': title })
    expect(first.slug).toBe('l-oeuvre-d-ete-donnees')
    expect(second.slug).toBe('l-oeuvre-d-ete-donnees-2')
    expect(first.publishedAt).toBeNull()
    expect(await acts(first.id)).toEqual(['create-document'])
    expect((await (await portal.as('marie')).get(`/fr/documents/${first.slug}`)).status).toBe(404)
  })

  test('everything that he typed is there when he comes back, and saving it again changes nothing', async () => {
    const draft = await draftDocument({
      'fr.title': 'Tout',
      'fr.abstract': 'Un **résumé** avec « guillemets » & <balises>',
      'fr.keywords': 'énergie, ville',
      'fr.body': 'Début\n\n<!-- members -->\n\nSuite',
      'en.title': 'All of it',
      'en.body': 'Text',
      'authors[0].name': 'Autrice d’exemple',
      'authors[0].affiliation': 'Paris 8',
      'authors[1].name': 'Second',
      datedOn: '2016-02-04',
      embargoUntil: '2030-07-01T09:00',
      audience: 'public',
      theme: 'economic-development',
      position: '3',
    })
    expect(draft.embargoUntil?.toISOString()).toBe('2030-07-01T07:00:00.000Z')
    const fields = await formOf(draft.desk)
    expect(fields).toMatchObject({
      'fr.title': 'Tout',
      'fr.abstract': 'Un **résumé** avec « guillemets » & <balises>',
      'fr.body': 'Début\n\n<!-- members -->\n\nSuite',
      'en.title': 'All of it',
      'authors[0].affiliation': 'Paris 8',
      'authors[1].name': 'Second',
      embargoUntil: '2030-07-01T09:00',
      datedOn: '2016-02-04',
      position: '3',
      theme: 'economic-development',
    })
    const again = await emile.post(draft.desk, { ...fields, intent: 'save' })
    expect(again.headers.get('location')).toBe(`${draft.desk}?done=saved`)
    expect(await stored(draft.id)).toMatchObject({ updatedAt: draft.updatedAt, texts: draft.texts })
    expect(await acts(draft.id)).toEqual(['create-document'])
  })

  test('a refused form keeps all that was typed, and says what is wrong at its field', async () => {
    const draft = await draftDocument({ 'fr.title': 'Refus' })
    const word = canary()
    const answer = await emile.post(draft.desk, {
      ...(await formOf(draft.desk)),
      intent: 'save',
      'fr.title': '',
      'fr.body': `Long texte ${word}`,
      embargoUntil: '2030-01-01T09:00',
      'authors[2].affiliation': word,
    })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(fieldsOf(html)).toMatchObject({
      'fr.body': `Long texte ${word}`,
      embargoUntil: '2030-01-01T09:00',
      'authors[2].affiliation': word,
    })
    for (const name of ['fr.title', 'authors[2].name'])
      expect(html).toMatch(new RegExp(`aria-describedby="document-${name.replace(/[[\].]/g, '\\$&')}-error"`))
    expect((await stored(draft.id)).texts[0]?.title).toBe('Refus')
  })

  test('without scripts « add an author » brings the form back with all that was typed and more lines', async () => {
    const word = canary()
    const answer = await emile.post('/fr/admin/documents/new', {
      ...DOCUMENT,
      'fr.title': word,
      'authors[0].name': 'Une',
      blank: '3',
      intent: 'more-lines',
    })
    const fields = fieldsOf(await answer.text())
    expect(fields).toMatchObject({ 'fr.title': word, 'authors[0].name': 'Une', 'authors[6].name': '' })
    expect(fields).not.toHaveProperty('authors[7].name')
    expect(await portal.db.documentText.count({ where: { title: word } })).toBe(0)
  })

  test('what Ada saved meanwhile is not overwritten unseen; his second save is on purpose', async () => {
    const draft = await draftDocument({ 'fr.title': 'À deux' })
    const opened = await formOf(draft.desk)
    const ada = await portal.as('ada')
    await ada.post(draft.desk, { ...opened, 'fr.title': 'D’Ada', intent: 'save' })
    const late = await emile.post(draft.desk, { ...opened, 'fr.title': 'D’Émile', intent: 'save' })
    expect(late.status).toBe(409)
    expect((await stored(draft.id)).texts[0]?.title).toBe('D’Ada')
    const kept = fieldsOf(await late.text())
    expect(kept['fr.title']).toBe('D’Émile')
    expect((await emile.post(draft.desk, { ...kept, intent: 'save' })).status).toBe(303)
    expect((await stored(draft.id)).texts[0]?.title).toBe('D’Émile')
  })

  test.each([
    ['an address that is taken', { slug: 'deja-pris' }, 'slug'],
    ['an address that the desk itself uses', { slug: 'new' }, 'slug'],
    ['a theme that is none', { theme: 'cuisine' }, 'theme'],
    ['a workshop that is not there', { workshopId: 'AAAAAAAAAAAAAAAAAAAAA' }, 'workshopId'],
  ])('%s is refused at its field', async (_name, wrong, field) => {
    if (!(await portal.db.libraryDocument.findUnique({ where: { slug: 'deja-pris' } })))
      await draftDocument({ 'fr.title': 'Pris', slug: 'deja-pris' })
    const before = await portal.db.libraryDocument.count()
    const answer = await emile.post('/fr/admin/documents/new', { ...DOCUMENT, 'fr.title': 'X', ...wrong })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(`id="document-${field}-error"`)
    expect(await portal.db.libraryDocument.count()).toBe(before)
  })
})

describe('Émile lets a document come out', () => {
  test('not one without text and file: nothing is saved, nothing is lost', async () => {
    const draft = await draftDocument({ 'fr.title': 'Vide' })
    const answer = await emile.post(draft.desk, {
      ...(await formOf(draft.desk)),
      'fr.abstract': 'Résumé nouveau',
      intent: 'publish',
    })
    expect(answer.status).toBe(409)
    expect(fieldsOf(await answer.text())['fr.abstract']).toBe('Résumé nouveau')
    expect(await stored(draft.id)).toMatchObject({ publishedAt: null, updatedAt: draft.updatedAt })
  })

  test('saved and published by one button; from then on its address stays', async () => {
    const word = canary()
    const draft = await draftDocument({ 'fr.title': 'À publier', audience: 'public' })
    const out = await emile.post(draft.desk, {
      ...(await formOf(draft.desk)),
      'fr.body': `Texte ${word}`,
      intent: 'publish',
    })
    expect(out.headers.get('location')).toBe(`${draft.desk}?done=published`)
    expect(await (await portal.guest().get(`/fr/documents/${draft.slug}`)).text()).toContain('À publier')
    expect(await acts(draft.id)).toEqual(['create-document', 'change-document', 'publish-document'])
    await emile.post(draft.desk, { ...(await formOf(draft.desk)), slug: 'autre-adresse', intent: 'save' })
    expect((await stored(draft.id)).slug).toBe(draft.slug)
  })

  test('later, at an hour of Paris; not in the past; and he can think better of it', async () => {
    const draft = await draftDocument({ 'fr.title': 'Plus tard', 'fr.body': 'Texte', audience: 'public' })
    const past = await emile.post(draft.desk, {
      ...(await formOf(draft.desk)),
      publishAt: '2020-01-01T09:00',
      intent: 'schedule',
    })
    expect([past.status, fieldsOf(await past.text()).publishAt]).toEqual([422, '2020-01-01T09:00'])
    await emile.post(draft.desk, {
      ...(await formOf(draft.desk)),
      publishAt: '2031-01-15T09:00',
      intent: 'schedule',
    })
    expect((await stored(draft.id)).publishedAt?.toISOString()).toBe('2031-01-15T08:00:00.000Z')
    expect((await portal.guest().get(`/fr/documents/${draft.slug}`)).status).toBe(404)
    await emile.post(draft.desk, { intent: 'unschedule' })
    expect((await stored(draft.id)).publishedAt).toBeNull()
  })

  test('and takes it back: a tombstone with its reason, and back again', async () => {
    const made = await makeDocument(portal, { audience: 'public' })
    const desk = `/fr/admin/documents/${made.id}`
    await emile.post(desk, { intent: 'withdraw', reason: 'Données à corriger.' })
    const guest = portal.guest()
    const tombstone = await guest.get(made.page)
    expect([tombstone.status, await tombstone.text()]).toEqual([
      410,
      expect.stringContaining('Données à corriger.'),
    ])
    expect((await guest.get(made.file)).status).toBe(404)
    expect((await emile.post(desk, { intent: 'withdraw' })).status).toBe(409)
    await emile.post(desk, { intent: 'restore' })
    expect((await guest.get(made.page)).status).toBe(200)
    expect(await acts(made.id)).toEqual(['withdraw-document', 'restore-document'])
  })

  test('a draft can be thrown away with its files, what has been out cannot', async () => {
    const draft = await makeDocument(portal, { published: false })
    const out = await makeDocument(portal)
    const gone = await emile.post(`/fr/admin/documents/${draft.id}`, { intent: 'discard' })
    expect(gone.headers.get('location')).toBe('/fr/admin/documents?done=discarded')
    expect(await portal.db.storedFile.count({ where: { id: draft.fileId } })).toBe(0)
    expect((await emile.post(`/fr/admin/documents/${out.id}`, { intent: 'discard' })).status).toBe(409)
    expect(await portal.db.storedFile.count({ where: { id: out.fileId } })).toBe(1)
  })
})

describe('the preview shows what each would see', () => {
  test('a member’s draft: its teaser to a visitor, all of it to a member', async () => {
    const { id, canaries } = await makeDocument(portal, { audience: 'members', published: false })
    const as = async (person: string) =>
      (await emile.get(`/fr/admin/documents/${id}/preview?as=${person}`)).text()
    const visitor = await as('visitor')
    expect(visitor).toContain(canaries.open)
    expect(visitor).not.toContain(canaries.closed)
    expect(await as('member')).toContain(canaries.closed)
  })

  test('an embargo holds in the preview too, and staff documents are hidden from members', async () => {
    const closed = await makeDocument(portal, { embargoInDays: 3, published: false })
    const own = await makeDocument(portal, { audience: 'staff', published: false })
    const as = async (id: string) => (await emile.get(`/fr/admin/documents/${id}/preview?as=member`)).text()
    expect(await as(closed.id)).not.toContain(closed.canaries.closed)
    expect(await as(own.id)).not.toContain(own.canaries.abstract)
  })

  test('a text that is being written is rendered, without anything that acts', async () => {
    const answer = await emile.post('/fr/admin/markdown', {
      markdown: '# Titre\n\n<script>alert(1)</script>\n\n[x](javascript:alert(1)) **gras**',
    })
    const { html } = (await answer.json()) as { html: string }
    expect(html).toContain('<strong>gras</strong>')
    expect(html).not.toMatch(/script/)
  })
})

describe('Émile writes a workshop', () => {
  async function draftWorkshop(fields: Record<string, string>) {
    const answer = await emile.post('/fr/admin/workshops/new', { ...WORKSHOP, ...fields })
    expect(answer.status).toBe(303)
    const id = idIn(answer)
    return {
      desk: `/fr/admin/workshops/${id}`,
      ...(await portal.db.workshop.findUniqueOrThrow({ where: { id } })),
    }
  }

  test('with a programme that stands in the order of its hours, each language its own', async () => {
    const { slug, id, desk } = await draftWorkshop({
      'fr.title': 'Atelier d’été',
      'en.title': 'Summer workshop',
      'programme[0].time': '11h',
      'programme[0].titleFr': 'Débat',
      'programme[0].titleEn': 'Debate',
      'programme[1].time': '9:30',
      'programme[1].titleFr': 'Accueil',
    })
    await emile.post(desk, { ...(await formOf(desk)), intent: 'publish' })
    const french = visibleText(await (await portal.guest().get(`/fr/workshops/${slug}`)).text())
    expect(french).toMatch(/09:30.*Accueil.*11:00.*Débat/)
    const english = visibleText(await (await portal.guest().get(`/en/workshops/${slug}`)).text())
    expect(english).toMatch(/11:00.*Debate/)
    expect(english).not.toContain('Accueil')
    expect(await acts(id)).toEqual(['create-workshop', 'publish-workshop'])
  })

  test('published with its presentations in one act: those that have something to read', async () => {
    const { id, desk, slug } = await draftWorkshop({ 'fr.title': 'Avec ses supports' })
    const ready = await makeDocument(portal, { published: false, workshopId: id })
    const empty = await draftDocument({ 'fr.title': 'Encore rien', workshopId: id })
    const out = await emile.post(desk, { ...(await formOf(desk)), documents: 'on', intent: 'publish' })
    expect(out.headers.get('location')).toBe(`${desk}?done=published-with-documents`)
    const page = await (await portal.guest().get(`/fr/workshops/${slug}`)).text()
    expect(page).toContain(ready.canaries.title)
    expect(page).not.toContain('Encore rien')
    expect((await stored(empty.id)).publishedAt).toBeNull()
  })

  test('thrown away as a draft it lets nothing out that stood in it', async () => {
    const { id, desk } = await draftWorkshop({ 'fr.title': 'Abandonné', audience: 'staff' })
    const inside = await makeDocument(portal, { audience: null, published: true, workshopId: id })
    await emile.post(desk, { intent: 'discard' })
    expect(await portal.db.workshop.count({ where: { id } })).toBe(0)
    expect(await stored(inside.id)).toMatchObject({ publishedAt: null, audience: 'staff', workshopId: null })
    expect((await (await portal.as('marie')).get(inside.page)).status).toBe(404)
  })

  test('withdrawn, it says so; its documents stay', async () => {
    const { id, slug } = await makeWorkshop(portal)
    const inside = await makeDocument(portal, { audience: 'members', workshopId: id })
    await emile.post(`/fr/admin/workshops/${id}`, { intent: 'withdraw' })
    expect((await portal.guest().get(`/fr/workshops/${slug}`)).status).toBe(410)
    expect((await (await portal.as('marie')).get(inside.page)).status).toBe(200)
  })
})

describe('who asked for a by-request document is answered', () => {
  async function asked() {
    const made = await makeDocument(portal, { audience: 'by-request' })
    const marie = await portal.as('marie')
    expect((await marie.post(made.page, { intent: 'ask', message: 'Pour ma thèse.' })).status).toBe(303)
    const grant = await portal.db.accessGrant.findFirstOrThrow({ where: { documentId: made.id } })
    return { made, marie, grantId: grant.id, desk: `/fr/admin/documents/${made.id}` }
  }

  test('granted: she reads at her next request, has a letter, and it can be taken back', async () => {
    const { made, marie, grantId, desk } = await asked()
    expect(await (await emile.get(desk)).text()).toContain('Pour ma thèse.')
    const answer = await emile.post(desk, { intent: 'grant', grantId, days: '30' })
    expect(answer.headers.get('location')).toBe(`${desk}?done=grant`)
    expect((await marie.get(made.file)).status).toBe(200)
    expect((await newestLetter(portal, emailOf('marie'), 'access-granted'))?.text).toContain(made.page)
    const grant = await portal.db.accessGrant.findUniqueOrThrow({ where: { id: grantId } })
    expect(Math.round((Number(grant.endsAt) - Date.now()) / 86_400_000)).toBe(30)
    await emile.post(desk, { intent: 'end', grantId })
    expect((await marie.get(made.file)).status).toBe(403)
    const entries = await portal.db.auditEntry.findMany({
      where: { thingId: made.id },
      orderBy: { at: 'asc' },
    })
    expect(entries.map(({ act }) => act)).toEqual(['ask-access', 'grant-access', 'end-access'])
    expect(JSON.stringify(entries.map(({ detail }) => detail))).not.toContain('thèse')
  })

  test('declined by one while another grants: the first answer counts', async () => {
    const { made, grantId, desk } = await asked()
    const ada = await portal.as('ada')
    expect((await ada.post(desk, { intent: 'decline', grantId })).status).toBe(303)
    expect((await emile.post(desk, { intent: 'grant', grantId, days: 'open' })).status).toBe(409)
    expect(await portal.db.accessGrant.findUniqueOrThrow({ where: { id: grantId } })).toMatchObject({
      memberId: idOf('marie'),
      documentId: made.id,
      grantedAt: null,
    })
  })

  test('a grant of another document is not answered through this one', async () => {
    const { grantId } = await asked()
    const other = await makeDocument(portal, { audience: 'by-request' })
    const answer = await emile.post(`/fr/admin/documents/${other.id}`, {
      intent: 'grant',
      grantId,
      days: 'open',
    })
    expect(answer.status).toBe(404)
  })
})

describe('the lists of the desk', () => {
  test('find a draft by a word of its title, and say so when nothing matches', async () => {
    const word = canary()
    await draftDocument({ 'fr.title': `Introuvable ${word}` })
    const found = await (await emile.get(`/fr/admin/documents?q=${word}&state=draft`)).text()
    expect(found).toContain(`Introuvable ${word}`)
    const none = await (await emile.get(`/fr/admin/documents?q=${word}&state=published`)).text()
    expect(visibleText(none)).toContain('Aucun document ne correspond')
  })

  test('every page of the desk stands in both languages', async () => {
    const { id } = await makeWorkshop(portal, { published: false })
    for (const lang of ['fr', 'en'])
      for (const path of [
        '',
        '/workshops',
        '/workshops/new',
        `/workshops/${id}`,
        '/documents',
        '/documents/new',
      ])
        expect([path, (await emile.get(`/${lang}/admin${path}`)).status]).toEqual([path, 200])
  })
})

test('where the operator has no prefix for DOIs, the desk says nothing of them and gives none', async () => {
  const made = await makeDocument(portal)
  const desk = `/fr/admin/documents/${made.id}`
  expect(await (await emile.get(desk)).text()).not.toContain('id="doi"')
  expect((await emile.post(desk, { intent: 'assign-doi' })).status).toBe(404)
})
