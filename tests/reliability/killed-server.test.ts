import { randomInt } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Browser } from '../support/browser'
import { portalCommand } from '../support/command-line'
import { noisePdf, sha256 } from '../support/files'
import { bootPortal, type Portal } from '../support/portal'
import { fileForm, JSON_ANSWER, makeEmptyDocument } from '../support/uploads'

/** KILL_ROUNDS=60 for the long run. */
const ROUNDS = Number(process.env.KILL_ROUNDS ?? 6)
const UPLOADERS = 3
const LONGEST_ROUND = 1500
const SLOW = { timeout: 60_000 }

type Acknowledged = { fileId: string; hash: string }

let portal: Portal
let emile: Browser
const stored: Acknowledged[] = []
const published: string[] = []
beforeAll(async () => {
  portal = await bootPortal()
  emile = await portal.as('emile')
})
afterAll(() => portal.close())

/** Puts up file after file, each as a new version or beside the last, until the portal is gone. */
async function keepUploading(address: string): Promise<void> {
  for (let n = 0; ; n++) {
    const bytes = noisePdf(randomInt(20_000, 4_000_000))
    const mode = n % 3 === 2 ? 'add' : 'new-version'
    const answer = await upload(address, fileForm(bytes, `fichier-${n}.pdf`, { mode })).catch(() => null)
    if (!answer) return
    if (answer.fileId) stored.push({ fileId: answer.fileId, hash: sha256(bytes) })
  }
}

async function upload(address: string, form: FormData): Promise<{ fileId?: string }> {
  return (await (await emile.upload(address, form, JSON_ANSWER)).json()) as { fileId?: string }
}

/** Publishes document after document until the portal is gone. */
async function keepPublishing(round: number): Promise<void> {
  for (let n = 0; ; n++) {
    const answer = await publish(`Sorti ${round} ${n}`).catch(() => null)
    if (!answer) return
    const id = /documents\/([\w-]{21})\?done=published/.exec(answer)?.[1]
    if (id) published.push(id)
  }
}

/** Writes a document, then lets it come out; where the portal sends its editor then. */
async function publish(title: string): Promise<string> {
  const fields = {
    ...{ kind: 'report', licence: 'CC-BY-4.0', theme: 'citizen-participation', audience: 'public' },
    ...{ 'fr.title': title, 'fr.abstract': 'Résumé', 'fr.body': `Texte de ${title}` },
  }
  const created = await emile.post('/fr/admin/documents/new', { ...fields, intent: 'save' })
  const desk = (created.headers.get('location') ?? '').replace(/\?.*/, '')
  const form = await (await emile.get(desk)).text()
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  const carried = Object.fromEntries(hidden.map(([, name, value]) => [name, value]))
  const slug = /name="slug"[^>]*value="([^"]*)"/.exec(form)?.[1] ?? ''
  const out = await emile.post(desk, { ...carried, ...fields, slug, intent: 'publish' })
  return out.headers.get('location') ?? `${out.status} ${await out.text()}`
}

async function round(number: number): Promise<void> {
  const [before, out] = [stored.length, published.length]
  const made = await Promise.all(Array.from({ length: UPLOADERS }, () => makeEmptyDocument(portal)))
  const work = [...made.map(({ address }) => keepUploading(address)), keepPublishing(number)]
  // Once at least there is something to lose, however busy the machine is.
  if (number === 1)
    await vi.waitFor(() => expect([stored, published].every(({ length }) => length)).toBe(true), SLOW)
  await new Promise((resolve) => setTimeout(resolve, randomInt(50, LONGEST_ROUND)))
  await portal.restart(() => Promise.all(work).then(() => {}), 'SIGKILL')
  await expectAllThere(stored.slice(before))
  for (const id of published.slice(out)) await expectOut(id)
  await expectNothingHalf()
}

async function expectAllThere(files: Acknowledged[]): Promise<void> {
  const guest = portal.guest()
  for (const { fileId, hash } of files) {
    const answer = await guest.follow(await guest.get(`/files/${fileId}/x`))
    expect([fileId, sha256(Buffer.from(await answer.arrayBuffer()))]).toEqual([fileId, hash])
  }
}

async function expectOut(id: string): Promise<void> {
  const { slug } = await portal.db.libraryDocument.findUniqueOrThrow({ where: { id } })
  const page = await portal.guest().get(`/fr/documents/${slug}`)
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Texte de Sorti')])
}

/** Acknowledged or not: each act is there with its entry in the trail, or neither is. */
async function expectNothingHalf(): Promise<void> {
  const { code, said } = await portalCommand(portal, 'files', 'verify', '--quick', '--json')
  expect([code, JSON.parse(said).faults]).toEqual([expect.any(Number), []])
  expect(await portal.db.documentVersion.count({ where: { files: { none: {} } } })).toBe(0)
  const trail = async (act: string) =>
    (await portal.db.auditEntry.findMany({ where: { act }, select: { thingId: true } }))
      .map(({ thingId }) => thingId)
      .sort()
  const kept = await portal.db.storedFile.findMany({ where: { name: { startsWith: 'fichier-' } } })
  const ids = new Set(kept.map(({ id }) => id))
  for (const id of await trail('store-file')) expect(ids).toContain(id)
  const out = await portal.db.libraryDocument.findMany({
    where: { publishedAt: { not: null }, texts: { some: { title: { startsWith: 'Sorti' } } } },
    include: { texts: { include: { body: true } } },
  })
  expect(await trail('publish-document')).toEqual(out.map(({ id }) => id).sort())
  for (const { texts } of out) expect(texts[0]?.body?.markdown).toContain('Texte de Sorti')
}

describe('the server is killed while files go up and documents come out', () => {
  test.each(Array.from({ length: ROUNDS }, (_, i) => i + 1))(
    'round %i: what was acknowledged is there, and nothing is half',
    round,
  )

  test('in the end every acknowledged byte is there, and the sweep leaves no orphan', async () => {
    expect(stored.length).toBeGreaterThan(0)
    expect(published.length).toBeGreaterThan(0)
    await expectAllThere(stored)
    const growing = path.join(portal.dataDir, 'blobs', 'tmp')
    const yesterday = new Date(Date.now() - 25 * 3600 * 1000)
    for (const name of fs.readdirSync(growing)) fs.utimesSync(path.join(growing, name), yesterday, yesterday)
    process.env.SWEEP_AFTER_DAYS = '0'
    const swept = await portalCommand(portal, 'files', 'sweep', '--json')
    delete process.env.SWEEP_AFTER_DAYS
    expect(swept.code).toBe(0)
    const verified = await portalCommand(portal, 'files', 'verify', '--json')
    expect(JSON.parse(verified.said)).toMatchObject({ outcome: 'whole', faults: [], strays: [] })
    await expectAllThere(stored)
    console.info(`${ROUNDS} rounds: ${stored.length} files, ${published.length} publications acknowledged`)
  })
})
