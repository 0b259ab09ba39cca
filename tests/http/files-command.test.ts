import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { portalCommand } from '../support/command-line'
import { noisePdf } from '../support/files'
import { bootPortal, type Portal } from '../support/portal'
import { type S3Server, startS3Server } from '../support/s3-server'
import { makeDocument } from '../support/things'
import { uploadedDocument } from '../support/uploading'

let portal: Portal
let server: S3Server
beforeAll(async () => {
  ;[portal, server] = [await bootPortal(), await startS3Server()]
})
afterAll(async () => {
  await portal.close()
  await server.close()
})

const files = async (...words: string[]) => {
  const { code, said } = await portalCommand(portal, 'files', ...words, '--json')
  // The client of S3 complains beside it of a Node that it will not know next year.
  return { code, ...JSON.parse(said.split('\n').find((line) => line.startsWith('{')) ?? '') }
}
const blob = (key: string) => path.join(portal.dataDir, 'blobs', key)
const keyOf = async (fileId: string) =>
  (await portal.db.storedFile.findUniqueOrThrow({ where: { id: fileId } })).blobKey
const lastAct = () => portal.db.auditEntry.findFirst({ orderBy: { id: 'desc' } })

describe('the operator looks after the files', () => {
  test('all are there and unchanged; of each he learns the count alone', async () => {
    const made = await uploadedDocument(portal, noisePdf(5000))
    await makeDocument(portal)
    const before = fs.readFileSync(blob(await keyOf(made.fileId)))
    expect(await files('verify')).toMatchObject({ code: 0, outcome: 'whole', faults: [], strays: [] })
    expect(before.equals(fs.readFileSync(blob(await keyOf(made.fileId))))).toBe(true)
    expect((await portalCommand(portal, 'files', 'verify')).said).toMatch(/^whole: \d+ looked at, \d+ bytes/)
  })

  test('one that is gone, one that is cut, one of which a bit is changed and one too many are told apart', async () => {
    const [gone, cut, changed] = await Promise.all(
      Array.from({ length: 3 }, async () => keyOf((await uploadedDocument(portal, noisePdf(5000))).fileId)),
    )
    if (!gone || !cut || !changed) throw new Error('not stored')
    const whole = [gone, cut, changed].map((key) => [key, fs.readFileSync(blob(key))] as const)
    fs.rmSync(blob(gone))
    fs.truncateSync(blob(cut), 100)
    const bytes = fs.readFileSync(blob(changed))
    bytes.writeUInt8(bytes.readUInt8(50) ^ 1, 50)
    fs.writeFileSync(blob(changed), bytes)
    fs.writeFileSync(blob('a-stray.bin'), 'stray')
    const report = await files('verify')
    expect(report).toMatchObject({
      code: 1,
      outcome: 'faulty',
      strays: [{ key: 'a-stray.bin', bytes: 5 }],
    })
    const sorted = (faults: { key: string; fault: string }[]) =>
      faults.map(({ key, fault }) => `${key} ${fault}`).sort()
    const expected = [`${gone} missing`, `${cut} size`, `${changed} checksum`].sort()
    expect(sorted(report.faults)).toEqual(expected)
    const quick = await files('verify', '--quick')
    expect(sorted(quick.faults)).toEqual(expected.filter((line) => !line.endsWith('checksum')))
    expect(fs.existsSync(blob('a-stray.bin'))).toBe(true)
    for (const [key, was] of whole) fs.writeFileSync(blob(key), was)
    fs.rmSync(blob('a-stray.bin'))
    expect(await files('verify')).toMatchObject({ code: 0 })
  })

  test('all move to S3 while people read, twice is once, and after the restart all are read from there', async () => {
    const made = await uploadedDocument(portal, noisePdf(20_000), { audience: 'public' })
    const to = server.url('demenagement')
    const rows = await portal.db.storedBytes.count()
    const first = await files('migrate', '--to', to)
    expect(first).toMatchObject({ code: 0, outcome: 'done', already: 0, faults: [], copied: { count: rows } })
    expect(await lastAct()).toMatchObject({ act: 'migrate-files', via: 'cli', actorId: null })
    const second = await uploadedDocument(portal, noisePdf(10_000), { audience: 'public' })
    const more = (await portal.db.storedBytes.count()) - rows
    expect(more).toBeGreaterThan(0)
    expect(await files('migrate', '--to', to)).toMatchObject({ copied: { count: more }, already: rows })
    expect(await files('migrate', '--to', to)).toMatchObject({ copied: { count: 0 }, already: rows + more })
    const moved = await bootPortal({
      env: { STORAGE_URL: to, DATABASE_URL: portal.databaseUrl },
      cast: false,
    })
    try {
      for (const { file, bytes } of [made, second]) {
        const answer = await moved.guest().get(file)
        expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true)
      }
    } finally {
      await moved.close()
    }
  })

  test('what is broken here is not copied, and that is said', async () => {
    const key = await keyOf((await uploadedDocument(portal, noisePdf(3000))).fileId)
    const whole = fs.readFileSync(blob(key))
    fs.writeFileSync(blob(key), randomBytes(3000))
    const report = await files('migrate', '--to', server.url('demenagement'))
    expect(report).toMatchObject({ code: 1, outcome: 'faulty', faults: [{ key, fault: 'checksum' }] })
    fs.writeFileSync(blob(key), whole)
  })

  test('to a folder, and to where they are already', async () => {
    const folder = path.join(portal.dataDir, '..', 'ailleurs')
    const to = `file://${folder}`
    expect(await files('migrate', '--to', to)).toMatchObject({ code: 0, outcome: 'done' })
    expect(fs.readdirSync(path.join(folder, 'tmp'))).toEqual([])
    const here = `file://${path.join(portal.dataDir, 'blobs')}`
    expect(await files('migrate', '--to', here)).toMatchObject({ code: 1, outcome: 'same-place' })
  })

  test('a store that does not answer is named in one sentence, without its secret', async () => {
    await server.stop()
    const { code, said } = await portalCommand(portal, 'files', 'migrate', '--to', server.url('x'))
    expect(code).toBe(1)
    expect(said).toContain('The store does not answer.')
    expect(said).not.toMatch(/S3RVER|\n\s+at /)
    await server.start()
  })

  test.each([
    ['verify', '--thorough'],
    ['migrate', '--to', 'nonsense'],
    ['polish', ''],
  ])('a wrong call is told: %s %s', async (...words) => {
    expect((await portalCommand(portal, 'files', ...words.filter(Boolean))).code).toBe(2)
  })
})
