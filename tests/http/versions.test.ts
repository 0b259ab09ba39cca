import { nanoid } from 'nanoid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, visibleText } from '../support/browser'
import { bootPortal, type Portal } from '../support/portal'
import { makeReading, makeVersion } from '../support/readings'
import { canary, type MadeDocument, makeDocument } from '../support/things'

let portal: Portal
let guest: Browser
let emile: Browser
beforeAll(async () => {
  portal = await bootPortal()
  guest = portal.guest()
  emile = await portal.as('emile')
})
afterAll(() => portal.close())

const read = async (browser: Browser, path: string) => {
  const answer = await browser.get(path)
  return { status: answer.status, html: await answer.text() }
}

async function makeTwoVersions(facts: Parameters<typeof makeDocument>[1] = { audience: 'public' }) {
  const made = await makeDocument(portal, facts)
  const note = canary()
  const second = await makeVersion(portal, made, { note: `Chiffres **corrigés** ${note}` })
  return { made, second, note }
}

describe('versions', () => {
  test('each is at its own address; an older one leads to the newest, at the stable address', async () => {
    const { made, second, note } = await makeTwoVersions()
    const old = await read(guest, `${made.page}/versions/1`)
    expect(old.html).toContain(made.fileName)
    expect(old.html).not.toContain(second.name)
    expect(visibleText(old.html)).toContain('Ceci est la version 1. Une version plus récente existe.')
    expect(old.html).toContain(`href="${made.page}"`)
    const newest = await read(guest, `${made.page}/versions/2`)
    expect(newest.html).toContain(second.name)
    expect(newest.html).toContain(note)
    expect(visibleText(newest.html)).toContain('C’est la dernière version.')
  })

  test('the document’s page shows the newest files and the history with what has changed', async () => {
    const { made, second, note } = await makeTwoVersions()
    const { html } = await read(guest, made.page)
    expect(html).toContain(`href="/files/${second.fileId}/${second.name}"`)
    expect(html).not.toContain(`href="/files/${made.fileId}/`)
    expect(html).toContain(`Chiffres <strong>corrigés</strong> ${note}`)
    for (const number of [1, 2]) expect(html).toContain(`href="${made.page}/versions/${number}"`)
  })

  test.each(['0', '3', 'x', '-1', '1.5', '99999999'])('there is no version %s', async (number) => {
    const { made } = await makeTwoVersions()
    expect((await read(guest, `${made.page}/versions/${number}`)).status).toBe(404)
  })

  test('closed, a version shows the gate, and not whether there is such a version', async () => {
    const { made, second, note } = await makeTwoVersions({ audience: 'members' })
    for (const path of ['1', '2', '7', '1.data', '7.data?_routes=routes%2Flibrary%2Fversion']) {
      const { status, html } = await read(guest, `${made.page}/versions/${path}`)
      expect([path, status]).toEqual([path, 200])
      for (const word of [made.fileName, made.fileId, second.name, second.fileId, note])
        expect(html).not.toContain(word)
    }
    const { html } = await read(guest, `${made.page}/versions/1`)
    expect(html).toContain('id="gate"')
    const answer = await portal.guest().post(`${made.page}/versions/1`, {
      intent: 'login',
      email: 'marie@exemple.test',
      password: 'une phrase que personne ne devine',
    })
    expect(answer.headers.get('location')).toBe(`${made.page}/versions/1`)
  })

  test('a draft’s versions do not exist, those of a withdrawn document lead to its page', async () => {
    const draft = await makeTwoVersions({ audience: 'public', published: false })
    expect((await read(guest, `${draft.made.page}/versions/1`)).status).toBe(404)
    const withdrawn = await makeTwoVersions({ audience: 'public', withdrawn: true })
    const answer = await guest.get(`${withdrawn.made.page}/versions/1`)
    expect(answer.headers.get('location')).toBe(withdrawn.made.page)
  })
})

describe('the first page is shown on the card', () => {
  const cover = ({ fileId }: MadeDocument) => `/files/${fileId}/pages/1/small.webp`

  test('where the editor allows it, for a closed document too, and nowhere else', async () => {
    const [shown, hidden] = [await makeDocument(portal), await makeDocument(portal)]
    for (const made of [shown, hidden]) await makeReading(portal, made)
    const set = { showsCover: true }
    await portal.db.libraryDocument.update({ where: { id: shown.id }, data: set })
    const list = (await read(guest, '/fr/documents')).html
    expect(list).toContain(cover(shown))
    expect(list).not.toContain(cover(hidden))
    expect((await read(guest, shown.page)).html).toContain(cover(shown))
    expect((await read(guest, hidden.page)).html).not.toContain(hidden.fileId)
  })

  test('Émile sets it, with the open pages, and the trail tells what he changed', async () => {
    const made = await makeDocument(portal)
    const fields = { intent: 'save', kind: 'report', licence: 'CC-BY-4.0', 'fr.title': 'Titre' }
    const address = `/fr/admin/documents/${made.id}`
    const saved = await emile.post(address, { ...fields, openPages: '3', showsCover: 'on' })
    expect(saved.status).toBe(303)
    const row = await portal.db.libraryDocument.findUniqueOrThrow({ where: { id: made.id } })
    expect([row.openPages, row.showsCover]).toEqual([3, true])
    const entry = await portal.db.auditEntry.findFirstOrThrow({
      where: { thingId: made.id, act: 'change-document' },
    })
    expect((entry.detail as { changed: string[] }).changed).toEqual(
      expect.arrayContaining(['openPages', 'showsCover']),
    )
    const form = (await read(emile, address)).html
    expect(form).toMatch(/name="openPages"[^>]*value="3"/)
    expect(form).toMatch(/<input[^>]*checked=""[^>]*name="showsCover"|name="showsCover"[^>]*checked/)
    for (const wrong of ['-1', '21', 'x', '1.5'])
      expect([wrong, (await emile.post(address, { ...fields, openPages: wrong })).status]).toEqual([
        wrong,
        422,
      ])
  })
})

describe('how a file is read by everybody', () => {
  const describing = (id: string) => `/fr/admin/documents/${id}/versions`

  test('its text as HTML stands for it, until Émile says more', async () => {
    const made = await makeDocument(portal, { audience: 'public' })
    const before = visibleText((await read(guest, made.page)).html)
    expect(before).not.toContain('accessible')
    await makeReading(portal, made)
    const { html } = await read(guest, made.page)
    expect(visibleText(html)).toContain('Version accessible\u00a0: lire en HTML')
    expect(html).toContain(`href="${made.page}/read?view=text"`)
    const saved = await emile.post(describing(made.id), {
      number: '1',
      note: 'Première *édition*',
      'files[0].id': made.fileId,
      'files[0].language': 'en',
      'files[0].accessible': 'yes',
    })
    expect(saved.headers.get('location')).toBe(`${describing(made.id)}?done=saved`)
    const after = (await read(guest, made.page)).html
    expect(visibleText(after)).toContain('Document accessible')
    expect(after).toContain('Première <em>édition</em>')
    const entry = await portal.db.auditEntry.findFirstOrThrow({ where: { act: 'describe-version' } })
    expect(entry.detail).toEqual({
      version: 1,
      changed: ['note', `${made.fileName}: language`, `${made.fileName}: accessible`],
    })
  })

  test('another file may stand for it, never the file itself nor one of another version', async () => {
    const made = await makeDocument(portal, { audience: 'public' })
    const { versionId, ...row } = await portal.db.storedFile.findUniqueOrThrow({ where: { id: made.fileId } })
    const other = { ...row, id: nanoid(), name: 'texte.docx', format: 'docx' }
    await portal.db.storedFile.create({ data: { ...other, versionId } })
    const say = (alternativeTo: string) =>
      emile.post(describing(made.id), {
        number: '1',
        'files[0].id': other.id,
        'files[0].language': 'fr',
        'files[0].alternativeTo': alternativeTo,
      })
    for (const wrong of ['texte.docx', 'ailleurs.pdf']) {
      expect((await say(wrong)).status).toBe(303)
      const kept = await portal.db.storedFile.findUniqueOrThrow({ where: { id: other.id } })
      expect(kept.alternativeTo).toBeNull()
    }
    await say(made.fileName)
    expect(visibleText((await read(guest, made.page)).html)).toContain('Version accessible\u00a0: texte.docx')
  })

  test('a file of another document is not touched', async () => {
    const [made, other] = [await makeDocument(portal), await makeDocument(portal)]
    await emile.post(describing(made.id), {
      number: '1',
      'files[0].id': other.fileId,
      'files[0].language': 'en',
      'files[0].accessible': 'yes',
    })
    const kept = await portal.db.storedFile.findUniqueOrThrow({ where: { id: other.fileId } })
    expect([kept.language, kept.accessible]).toEqual(['fr', null])
  })

  test('the editor is told what a file fetches from elsewhere', async () => {
    const made = await makeDocument(portal)
    await makeReading(portal, made, { facts: { externals: 3 } })
    const words = visibleText((await read(emile, describing(made.id))).html)
    expect(words).toContain('ce fichier va chercher 3 éléments ailleurs')
    const plain = await makeDocument(portal)
    await makeReading(portal, plain, { facts: { externals: 0 } })
    expect(visibleText((await read(emile, describing(plain.id))).html)).not.toContain('va chercher')
  })

  test('the editor is told whether a PDF is tagged', async () => {
    const [tagged, plain] = [await makeDocument(portal), await makeDocument(portal)]
    await makeReading(portal, tagged, { facts: { tagged: true } })
    await makeReading(portal, plain, { facts: { tagged: false } })
    expect(visibleText((await read(emile, describing(tagged.id))).html)).toContain('Ce PDF est balisé')
    expect(visibleText((await read(emile, describing(plain.id))).html)).toContain('Ce PDF n’est pas balisé')
  })

  test('the desk lists what nobody can read otherwise', async () => {
    const report = async () => (await read(emile, '/fr/admin/accessibility')).html
    const [scan, text, said, gone] = [
      await makeDocument(portal),
      await makeDocument(portal),
      await makeDocument(portal),
      await makeDocument(portal, { withdrawn: true }),
    ]
    await makeReading(portal, text)
    await portal.db.storedFile.update({ where: { id: said.fileId }, data: { accessible: true } })
    const html = await report()
    expect(html).toContain(scan.fileName)
    for (const { fileName } of [text, said, gone]) expect(html).not.toContain(fileName)
    await portal.db.libraryDocument.updateMany({ data: { withdrawnAt: new Date() } })
    expect(visibleText(await report())).toContain('Tout est accessible')
  })
})
