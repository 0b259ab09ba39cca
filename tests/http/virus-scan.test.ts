import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Browser, visibleText } from '../support/browser'
import { idOf } from '../support/cast'
import { type Clamd, clamdProgram, EICAR, makeClamd } from '../support/clamd'
import { noisePdf } from '../support/files'
import { bootPortal, type Portal } from '../support/portal'
import { checked, fileForm, makeEmptyDocument, putUp, standing } from '../support/uploads'

/* With the distribution's clamd and a signature of ours; where clamd is not installed these are skipped, and say so. */

const program = clamdProgram()

describe.skipIf(!program)('UP11 with a virus scanner (skipped where clamd is not installed)', () => {
  let portal: Portal
  let emile: Browser
  let clamd: Clamd
  beforeAll(async () => {
    clamd = makeClamd(program ?? '')
    await clamd.start()
    portal = await bootPortal({ env: { CLAMD_URL: clamd.url } })
    emile = await portal.as('emile')
  })
  afterAll(async () => {
    await portal?.close()
    await clamd?.remove()
  })
  const put = (address: string, bytes: Buffer, name: string) =>
    putUp(portal, emile, address, fileForm(bytes, name))

  test('a clean file is ready', async () => {
    const { address } = await makeEmptyDocument(portal)
    expect(await put(address, noisePdf(300_000), 'a.pdf')).toMatchObject({ status: 201 })
  })

  test('an infected one is refused in words, and the admins are told', async () => {
    const { id, address } = await makeEmptyDocument(portal)
    const refused = await put(address, Buffer.from(`Ville;Note\n1;${EICAR}\n`), 'table.csv')
    expect(refused).toMatchObject({ status: 422, reason: 'infected' })
    expect(visibleText(await (await emile.get(address)).text())).toContain('logiciel malveillant')
    expect(await portal.db.storedFile.count({ where: { version: { documentId: id } } })).toBe(0)
    expect(fs.readdirSync(path.join(portal.dataDir, 'incoming'))).toEqual([])
    const letters = await portal.db.letter.findMany({ where: { kind: 'file-infected' } })
    expect(letters).toMatchObject([{ memberId: idOf('ada'), aboutId: idOf('emile') }])
    expect(letters[0]?.text).toContain('Portal.Test.Eicar')
    expect(letters[0]?.text).toContain('table.csv')
    const act = await portal.db.auditEntry.findFirstOrThrow({ where: { act: 'refuse-infected' } })
    expect(act).toMatchObject({ actorId: idOf('emile'), detail: { document: id } })
  })

  test('while it is down a file waits, unseen, and is checked when it is up again', async () => {
    const { id, address, page } = await makeEmptyDocument(portal)
    await clamd.stop()
    const { id: fileId = '', ...waiting } = await put(address, noisePdf(3000), 'attente.pdf')
    expect(waiting).toMatchObject({ outcome: 'waiting' })
    expect(visibleText(await (await emile.get(address)).text())).toContain(
      'L’antivirus du serveur ne répond pas',
    )
    expect(await (await emile.get(page)).text()).not.toContain('attente.pdf')
    expect((await emile.get(`/files/${fileId}/attente.pdf`)).status).toBe(404)
    // A worker that comes by meanwhile finds it down as well.
    await portal.db.incomingFile.update({ where: { id: fileId }, data: { leasedUntil: new Date(0) } })
    await portal.restart()
    await vi.waitFor(
      async () => {
        const { leasedUntil } = await portal.db.incomingFile.findUniqueOrThrow({ where: { id: fileId } })
        expect(leasedUntil?.getTime()).toBeGreaterThan(Date.now())
      },
      { timeout: 30_000 },
    )
    expect(await standing(emile, fileId)).toMatchObject({ state: 'waiting' })
    await clamd.start()
    await portal.db.incomingFile.update({ where: { id: fileId }, data: { leasedUntil: null } })
    await portal.restart()
    await vi.waitFor(async () => expect(await standing(emile, fileId)).toMatchObject({ state: 'ready' }), {
      timeout: 60_000,
    })
    expect(await checked(portal, emile, fileId)).toMatchObject({ status: 201 })
    expect(await portal.db.storedFile.count({ where: { version: { documentId: id } } })).toBe(1)
  })
})
