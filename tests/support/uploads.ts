import { expect } from 'vitest'
import type { Browser } from './browser'
import type { Portal } from './portal'
import { makeDocument } from './things'

export const JSON_ANSWER = { Accept: 'application/json' }

/** A public document without any file. */
export async function makeEmptyDocument(portal: Portal) {
  const made = await makeDocument(portal, { audience: 'public' })
  await portal.db.documentVersion.deleteMany({ where: { documentId: made.id } })
  return { ...made, address: `/fr/admin/documents/${made.id}/files` }
}

/** What a file form sends; the fields stand before the file. */
export function fileForm(bytes: Buffer, name: string, fields: Record<string, string> = {}): FormData {
  const data = new FormData()
  for (const [field, value] of Object.entries(fields)) data.append(field, value)
  data.append('file', new Blob([new Uint8Array(bytes)], { type: 'application/octet-stream' }), name)
  return data
}

type Said = { id?: string; fileId?: string; outcome?: string } & Record<string, unknown>
export type PutUp = Said & { status: number }

/** Puts a file up by the plain form and waits, for as long as it takes, until it is ready or refused. */
export async function putUp(
  portal: Portal,
  browser: Browser,
  address: string,
  form: FormData,
): Promise<PutUp> {
  const answer = await browser.upload(address, form, JSON_ANSWER)
  const said = (await answer.json()) as Said
  return answer.status === 202
    ? checked(portal, browser, String(said.id))
    : { ...said, status: answer.status }
}

type Standing = { state: string; reason: string | null }

/** Where a file stands that is on its way. */
export async function standing(browser: Browser, id: string): Promise<Standing> {
  const answer = await browser.get(`/fr/admin/incoming?ids=${id}`)
  const { files } = (await answer.json()) as { files: Standing[] }
  return files[0] ?? { state: 'unknown', reason: null }
}

/** The end of a check, as the plain form would have told it. */
export async function checked(portal: Portal, browser: Browser, id: string): Promise<PutUp> {
  let now: Standing | undefined
  await expect
    .poll(
      async () => {
        now = await standing(browser, id)
        return now.state
      },
      { timeout: 60_000, interval: 200 },
    )
    .not.toMatch(/^(?:uploading|checking)$/)
  if (now?.state !== 'ready') return { id, status: 422, outcome: now?.state, reason: now?.reason }
  const { version } = await portal.db.storedFile.findUniqueOrThrow({
    where: { id },
    include: { version: true },
  })
  return { id, fileId: id, status: 201, outcome: 'stored', version: version.number }
}
