import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import PptxGenJS from 'pptxgenjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FileFormat } from '../../app/domain/library/file-format'
import { Examined, Read } from '../../app/files/reading/child-messages'
import { askChild } from '../../app/files/reading/read-file.server'
import { writeZip } from '../../app/files/write-zip.server'
import { archive, sha256 } from '../support/files'
import { onePagePdf } from '../support/pdf'
import { bootPortal, type Portal } from '../support/portal'
import { eventuallyRead, storeFile } from '../support/reading'
import { makeDocument } from '../support/things'

const MINUTES = 60_000
const GENERATED = 200
const UPLOADED = 12
/** Less than people are given: the test is of what a child does, not of how long it may. */
const LIMITS = { seconds: 10, cpuSeconds: 10, memoryMiB: 1024, fileMiB: 1, answerBytes: 1024 ** 2 }

let portal: Portal
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hostile-'))
beforeAll(async () => {
  portal = await bootPortal()
})
afterAll(async () => {
  await portal.close()
  fs.rmSync(folder, { recursive: true })
})

/** Keeps asking for a page while the work goes on; each must be answered. */
async function whileAnswering(work: () => Promise<void>): Promise<void> {
  let working = true
  const asking = (async () => {
    while (working) {
      const answer = await portal.guest().get('/fr')
      expect(answer.status).toBe(200)
      await answer.text()
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  })()
  try {
    await work()
  } finally {
    working = false
  }
  await asking
}

/** The same numbers at each run (mulberry32). */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const cut = (bytes: Buffer, next: () => number): Buffer =>
  bytes.subarray(0, Math.max(8, Math.floor(bytes.length * next())))

function flipped(bytes: Buffer, next: () => number): Buffer {
  const other = Buffer.from(bytes)
  for (let times = 1 + Math.floor(next() * 40); times > 0; times--) {
    // What it is stays at its beginning; its inside is not what it says.
    const at = 8 + Math.floor(next() * (other.length - 8))
    other[at] = (other[at] ?? 0) ^ (1 << Math.floor(next() * 8))
  }
  return other
}

function nested(bytes: Buffer, name: string, depth: number): Buffer {
  let inner = bytes
  for (let i = 0; i < depth; i++) inner = archive([{ name: `${i}-${name}`, bytes: inner }])
  return archive([
    { name: '[Content_Types].xml', bytes: Buffer.from('<Types/>') },
    { name: 'ppt/presentation.xml', bytes: Buffer.from('<p/>') },
    { name: 'ppt/embeddings/in.zip', bytes: inner },
  ])
}

async function wholeFiles(): Promise<{ format: FileFormat; bytes: Buffer }[]> {
  const deck = new PptxGenJS()
  for (const text of ['Un', 'Deux', 'Trois']) deck.addSlide().addText(text, { x: 1, y: 1 })
  const content = '<o:d xmlns:o="o" xmlns:t="t"><o:body><o:text><t:p>Mot</t:p></o:text></o:body></o:d>'
  const odt = await buffer(writeZip([{ name: 'content.xml', content }], new Date('2026-05-04')))
  const ours = fs
    .readdirSync('content/library', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.pdf'))
    .map((name) => fs.readFileSync(path.join('content/library', name)))
    .sort((a, b) => a.length - b.length)
  return [
    { format: 'pdf', bytes: Buffer.from(onePagePdf()) },
    { format: 'pdf', bytes: ours[0] as Buffer },
    { format: 'pptx', bytes: (await deck.write({ outputType: 'nodebuffer' })) as Buffer },
    { format: 'odt', bytes: odt },
  ]
}

async function madeFiles(): Promise<{ format: FileFormat; bytes: Buffer }[]> {
  const next = chance(20_261_124)
  const whole = await wholeFiles()
  return Array.from({ length: GENERATED }, (_, i) => {
    const { format, bytes } = whole[i % whole.length] as (typeof whole)[number]
    if (i % 3 === 0) return { format, bytes: cut(bytes, next) }
    if (i % 3 === 1 || format === 'pdf') return { format, bytes: flipped(bytes, next) }
    return { format: 'pptx', bytes: nested(bytes, `x.${format}`, 1 + (i % 6)) }
  })
}

/** Examines every other file and reads the rest, each in a child with little time; answers what came of it. */
async function outcomeOf(i: number, format: FileFormat, bytes: Buffer): Promise<string> {
  const file = path.join(folder, `${i}`)
  fs.writeFileSync(file, bytes)
  const asked =
    i % 2
      ? await askChild({ task: 'examine', file, format }, Examined, { limits: LIMITS })
      : await askChild({ task: 'read', file, format }, Read, { limits: LIMITS })
  return asked.outcome
}

describe(`${GENERATED} files that are cut, flipped or nested`, () => {
  test(
    'are each read, refused or given up, and none takes the portal with it',
    async () => {
      const files = (await madeFiles()).entries()
      const told = { sound: 0, read: 0, refused: 0, failed: 0 }
      const inTurn = async () => {
        for (const [i, { format, bytes }] of files)
          told[(await outcomeOf(i, format, bytes)) as keyof typeof told] += 1
      }
      await Promise.all([inTurn(), inTurn()])
      expect(told.sound + told.read + told.refused + told.failed).toBe(GENERATED)
      expect(told.refused + told.failed).toBeGreaterThan(GENERATED / 4)
    },
    5 * MINUTES,
  )
})

/** Uploads a file; one that is kept is read or given up in the end. */
async function throughThePortal(documentId: string, name: string, bytes: Buffer): Promise<void> {
  const said = await storeFile(portal, documentId, { name, bytes }).catch((error: Error) => error.message)
  if (said.includes('was not stored')) return
  const { readAt, failedAt } = await eventuallyRead(portal, sha256(bytes), 300)
  expect([name, Boolean(readAt ?? failedAt)]).toEqual([name, true])
}

test(
  'some of them come by upload while the portal goes on answering',
  async () => {
    const { id } = await makeDocument(portal, { audience: 'public' })
    const some = (await madeFiles()).slice(0, UPLOADED)
    await whileAnswering(async () => {
      for (const [i, { format, bytes }] of some.entries()) await throughThePortal(id, `${i}.${format}`, bytes)
    })
    expect(portal.process.exitCode).toBeNull()
  },
  5 * MINUTES,
)
