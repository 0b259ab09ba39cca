import fs from 'node:fs'
import path from 'node:path'
import { nanoid } from 'nanoid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Browser, visibleText } from '../support/browser'
import { createPeople, idOf } from '../support/cast'
import { noisePdf, sha256 } from '../support/files'
import { bootPortal, type Portal } from '../support/portal'
import { checked, fileForm, makeEmptyDocument, putUp, standing } from '../support/uploads'

let portal: Portal
let emile: Browser
beforeAll(async () => {
  portal = await bootPortal()
  emile = await portal.as('emile')
})
afterAll(() => portal.close())

const emptyDocument = () => makeEmptyDocument(portal)
const put = (address: string, bytes: Buffer, name: string) =>
  putUp(portal, emile, address, fileForm(bytes, name))

const incoming = () => path.join(portal.dataDir, 'incoming')

describe('a file on its way', () => {
  /** A whole file whose check a killed process has begun. */
  async function leftBehind(
    documentId: string,
    facts: { leasedUntil: Date; attempts?: number; memberId?: string },
  ) {
    const bytes = noisePdf(2000)
    const id = nanoid(21)
    fs.mkdirSync(incoming(), { recursive: true })
    fs.writeFileSync(path.join(incoming(), id), bytes)
    const now = new Date()
    const name = 'en-route.pdf'
    const row = { id, documentId, name, language: 'fr', mode: 'add', announced: bytes.length }
    await portal.db.incomingFile.create({
      data: {
        ...row,
        sha256: sha256(bytes),
        startedAt: now,
        receivedAt: now,
        memberId: idOf('emile'),
        ...facts,
      },
    })
    return { id, bytes }
  }
  const minutes = (n: number) => new Date(Date.now() + n * 60_000)

  test('is seen at the desk alone', async () => {
    const { id, address, page } = await emptyDocument()
    const { id: fileId } = await leftBehind(id, { leasedUntil: minutes(10) })
    const desk = visibleText(await (await emile.get(address)).text())
    expect(desk).toMatch(/Fichiers en route .*en-route\.pdf en cours de vérification/)
    expect(await standing(emile, fileId)).toMatchObject({ state: 'checking' })
    expect(await (await emile.get(page)).text()).not.toContain('en-route')
    expect((await emile.get(`/files/${fileId}/en-route.pdf`)).status).toBe(404)
    for (const who of ['marie', 'paul'] as const)
      expect((await (await portal.as(who)).get(`/fr/admin/incoming?ids=${fileId}`)).status).toBe(404)
    expect((await portal.guest().get(`/fr/admin/incoming?ids=${fileId}`)).status).toBe(303)
  })

  test('whose check was killed is checked anew', async () => {
    const { id } = await emptyDocument()
    const { id: fileId, bytes } = await leftBehind(id, { leasedUntil: minutes(-1), attempts: 1 })
    await portal.restart(undefined, 'SIGKILL')
    expect(await checked(portal, emile, fileId)).toMatchObject({ status: 201, version: 1 })
    const answer = await portal.guest().follow(await portal.guest().get(`/files/${fileId}/x.pdf`))
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true)
  })

  test('that ended its check again and again is given up, in words', async () => {
    const { id, address } = await emptyDocument()
    const { id: fileId } = await leftBehind(id, { leasedUntil: minutes(-1), attempts: 4 })
    await portal.restart(undefined, 'SIGKILL')
    expect(await checked(portal, emile, fileId)).toMatchObject({ outcome: 'refused', reason: 'unreadable' })
    expect(fs.readdirSync(incoming())).not.toContain(fileId)
    expect(visibleText(await (await emile.get(address)).text())).toContain('n’a pas pu être lu')
  })

  test('whose sender was demoted, suspended or erased before its check ended is not placed, and the desk says why', async () => {
    const { id, address } = await emptyDocument()
    await createPeople(portal.db, ['adele', 'malik'])
    const due = { leasedUntil: minutes(-1), attempts: 1 }
    const left = [
      await leftBehind(id, { ...due, memberId: idOf('adele') }),
      await leftBehind(id, { ...due, memberId: idOf('malik') }),
    ]
    await portal.db.member.update({ where: { id: idOf('adele') }, data: { role: 'member' } })
    await portal.db.member.update({
      where: { id: idOf('malik') },
      data: { role: 'editor', suspendedAt: new Date() },
    })
    const orphan = await leftBehind(id, due)
    await portal.db.incomingFile.update({ where: { id: orphan.id }, data: { memberId: null } })
    await portal.restart(undefined, 'SIGKILL')
    for (const file of [...left, orphan]) {
      expect(await checked(portal, emile, file.id)).toMatchObject({
        outcome: 'refused',
        reason: 'sender-gone',
      })
      expect(fs.readdirSync(incoming())).not.toContain(file.id)
    }
    expect(await portal.db.storedFile.count({ where: { version: { documentId: id } } })).toBe(0)
    expect(await portal.db.auditEntry.count({ where: { act: 'store-file', actorId: idOf('adele') } })).toBe(0)
    expect(visibleText(await (await emile.get(address)).text())).toContain('ne peut plus publier')
  })

  test('and refused is dismissed by who has read why', async () => {
    const { id, address } = await emptyDocument()
    for (const name of ['a.pdf', 'b.pdf']) await put(address, Buffer.from('<html>'), name)
    const [one, two] = await portal.db.incomingFile.findMany({
      where: { documentId: id },
      orderBy: { name: 'asc' },
    })
    const dismissed = await emile.post(address, { intent: 'dismiss', fileId: String(one?.id) })
    expect(dismissed.headers.get('location')).toBe(`${address}?done=dismissed`)
    expect((await emile.post(address, { intent: 'dismiss', fileId: String(one?.id) })).status).toBe(404)
    const other = await emptyDocument()
    expect((await emile.post(other.address, { intent: 'dismiss', fileId: String(two?.id) })).status).toBe(404)
    expect(await portal.db.incomingFile.count({ where: { documentId: id } })).toBe(1)
  })
})
