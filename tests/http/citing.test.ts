import { Cite } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, visibleText } from '../support/browser'
import { bootPortal, type Portal } from '../support/portal'
import { type MadeDocument, makeDocument } from '../support/things'

let portal: Portal
let guest: Browser
let made: MadeDocument
const TITLE = 'Évaluer la ville : 100 % d’usages & {accolades} <em>?'

beforeAll(async () => {
  portal = await bootPortal()
  guest = portal.guest()
  made = await makeDocument(portal, { audience: 'members' })
  await portal.db.libraryDocument.update({
    where: { id: made.id },
    data: { datedOn: new Date('2015-11-03') },
  })
  await portal.db.documentText.updateMany({
    where: { documentId: made.id, lang: 'fr' },
    data: { title: TITLE },
  })
  await portal.db.documentAuthor.updateMany({
    where: { documentId: made.id },
    data: { name: 'Marie Exemple' },
  })
  await portal.db.documentAuthor.createMany({
    data: [
      { documentId: made.id, position: 1, name: 'Jean de La Fontaine' },
      { documentId: made.id, position: 2, name: 'Ville de Saint-Denis' },
    ],
  })
})
afterAll(() => portal.close())

const lasting = () => `${portal.origin}/documents/${made.slug}`

describe('the box of citations', () => {
  test('offers the styles as plain links, and cites nothing before it is asked', async () => {
    const html = await (await guest.get(made.page)).text()
    for (const style of ['apa', 'chicago', 'iso690', 'mla'])
      expect(html).toContain(`href="${made.page}?cite=${style}#cite"`)
    expect(html).not.toContain('class="citation"')
    expect(visibleText(html)).toContain(lasting())
  })

  test('shows the asked style, says which, and names the day of consulting in ISO 690', async () => {
    const html = await (await guest.get(`${made.page}?cite=iso690`)).text()
    expect(html).toMatch(/<a aria-current="true"[^>]*cite=iso690/)
    const text = visibleText(html).replace(/[\u00a0\u202f]/g, ' ')
    expect(text).toContain('DE LA FONTAINE, Jean')
    expect(text).toMatch(/\[Consulté le \d{1,2} \S+ 20\d\d\]\. Disponible à l’adresse : http/)
    expect(html).not.toContain('<em>?')
  })

  test('an address that asks for no style that there is shows the page as ever', async () => {
    const answer = await guest.get(`${made.page}?cite=__proto__&place=slides-999999`)
    expect(answer.status).toBe(200)
    expect(await answer.text()).not.toContain('class="citation"')
  })
})

describe('what reference managers are given, they read back', () => {
  const file = async (format: string) => {
    const answer = await guest.get(`${made.page}/cite/${format}`)
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename=/)
    return answer.text()
  }
  const authors = [
    { family: 'Exemple', given: 'Marie' },
    { family: 'La Fontaine', given: 'Jean', 'non-dropping-particle': 'de' },
    { literal: 'Ville de Saint-Denis' },
  ]

  test('CSL-JSON', async () => {
    const [item] = new Cite(await file('csl-json')).data
    expect(item).toMatchObject({ title: TITLE, author: authors, URL: lasting(), type: 'report' })
    expect(item?.issued).toEqual({ 'date-parts': [[2015, 11, 3]] })
  })

  test('BibTeX', async () => {
    const [item] = new Cite(await file('bibtex')).data
    expect(item).toMatchObject({ title: TITLE, URL: lasting(), publisher: 'TerriNum' })
    expect(item?.author).toEqual([authors[0], authors[1], { family: 'Ville de Saint-Denis' }])
  })

  test('RIS', async () => {
    const text = await file('ris')
    const [item] = new Cite(text).data
    expect(item).toMatchObject({ title: TITLE, URL: lasting(), publisher: 'TerriNum', type: 'report' })
    expect(text).toContain('AU  - Ville de Saint-Denis')
  })

  test('DataCite JSON', async () => {
    const record = JSON.parse(await file('datacite-json'))
    expect(record).toMatchObject({
      schemaVersion: 'http://datacite.org/schema/kernel-4',
      publicationYear: 2015,
      types: { resourceTypeGeneral: 'Report' },
      identifiers: [{ identifier: lasting(), identifierType: 'URL' }],
      publisher: { name: 'TerriNum' },
    })
    expect(record.creators.map(({ nameType }: { nameType: string }) => nameType)).toEqual([
      'Personal',
      'Personal',
      'Organizational',
    ])
    expect(record.rightsList).toContainEqual({
      rights: 'restrictedAccess',
      rightsUri: 'info:eu-repo/semantics/restrictedAccess',
    })
  })

  test('there is no other format', async () => {
    for (const format of ['pdf', 'constructor', 'bibtex.bib'])
      expect([format, (await guest.get(`${made.page}/cite/${format}`)).status]).toEqual([format, 404])
  })
})
