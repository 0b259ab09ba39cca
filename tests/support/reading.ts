import fs from 'node:fs'
import path from 'node:path'
import { sha256 } from './files'
import type { Portal } from './portal'
import { canary } from './things'

/** Uploads a file to a document as Émile; answers its id. */
export async function storeFile(
  portal: Portal,
  documentId: string,
  { name, bytes }: { name: string; bytes: Buffer },
): Promise<string> {
  const emile = await portal.as('emile')
  const form = new FormData()
  form.set('language', 'fr')
  form.set('file', new Blob([new Uint8Array(bytes)]), name)
  const answer = await emile.send('POST', `/fr/admin/documents/${documentId}/files`, {
    body: form,
    headers: { Origin: portal.origin, Accept: 'application/json' },
  })
  const said = (await answer.json()) as { fileId?: string }
  if (!said.fileId) throw new Error(`${name} was not stored: ${JSON.stringify(said)}`)
  return said.fileId
}

/** From now on every reading is given up as soon as it is asked for: tests count blobs, and the worker would add pictures. */
export async function nothingIsRead({ db }: Pick<Portal, 'db'>): Promise<void> {
  await db.$executeRaw`
    create function give_up() returns trigger language plpgsql as
    'begin new."failedAt" := now(); return new; end'`
  await db.$executeRaw`
    create trigger give_up before insert on "FileReading" for each row execute function give_up()`
}

/** What was read of these bytes, once they were read or given up; waits as long as a busy machine may take. */
export async function eventuallyRead(portal: Portal, hash: string, seconds = 240) {
  const deadline = Date.now() + seconds * 1000
  for (;;) {
    const reading = await portal.db.fileReading.findUnique({
      where: { sha256: hash },
      include: { pages: { orderBy: { number: 'asc' } }, images: true },
    })
    if (reading?.readAt || reading?.failedAt) return reading
    if (Date.now() > deadline)
      throw new Error(`Not read in time: ${JSON.stringify(reading)}\n${portal.output()}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** The pictures of the first two pages of a file that was read; answers each, with a canary, by `1/small` … */
export async function makePictures(portal: Portal, fileId: string): Promise<Map<string, Buffer>> {
  const { sha256: hash } = await portal.db.storedFile.findUniqueOrThrow({ where: { id: fileId } })
  const made = new Map<string, Buffer>()
  for (const number of [1, 2])
    for (const [size, width] of [
      ['small', 320],
      ['large', 1280],
    ] as const) {
      const bytes = Buffer.from(`RIFF    WEBP${canary()}`)
      const key = `te/${fileId}${number}${size}`
      fs.writeFileSync(path.join(portal.dataDir, 'blobs', key), bytes)
      const sha = sha256(bytes)
      await portal.db.storedBytes.create({
        data: { key, sha256: sha, bytes: bytes.length, keptAt: new Date() },
      })
      const facts = { blobKey: key, bytes: bytes.length, width, height: 10, madeAt: new Date() }
      await portal.db.pageImage.create({ data: { sha256: hash, number, size, ...facts } })
      made.set(`${number}/${size}`, bytes)
    }
  return made
}
