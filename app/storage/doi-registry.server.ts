import { z } from 'zod'
import type { DoiRegistry } from '~/config.server'
import type { DataCite } from '~/domain/citing/datacite'

/** What the registry says; `refused`: asking again will not help before somebody changed something. */
export type RegistryAnswer =
  | { outcome: 'told' }
  | { outcome: 'refused'; reason: string; allAlike: boolean }
  | { outcome: 'later'; reason: string }

/** `publish`: found and led here; `hide`: still led here, no longer found. */
type Telling = { event: 'publish'; metadata: Omit<DataCite, 'identifiers'> } | { event: 'hide' }

const PATIENCE = 15_000
const STATE = { publish: 'findable', hide: 'registered' } as const

const Kept = z.object({ data: z.object({ attributes: z.object({ doi: z.string(), state: z.string() }) }) })
const Refused = z.object({
  errors: z.array(z.object({ source: z.string().optional(), title: z.string() })).min(1),
})

/**
 * Tells DataCite of a DOI (REST API, `PUT /dois/:id`, which makes it or changes it: telling twice is telling once).
 * Never throws: a registry that is away, slow or strange is an answer too. Never follows to another address, since it
 * carries the password.
 */
export async function tellRegistry(
  { url, repository, password }: DoiRegistry,
  doi: string,
  telling: Telling,
): Promise<RegistryAnswer> {
  const attributes =
    telling.event === 'publish'
      ? { doi, event: telling.event, ...telling.metadata }
      : { event: telling.event }
  try {
    const answer = await fetch(`${url}/dois/${doi}`, {
      method: 'PUT',
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
      headers: {
        'Content-Type': 'application/vnd.api+json',
        Accept: 'application/vnd.api+json',
        Authorization: `Basic ${Buffer.from(`${repository}:${password}`).toString('base64')}`,
      },
      body: JSON.stringify({ data: { id: doi, type: 'dois', attributes } }),
    })
    return readAnswer(answer.status, asJson(await answer.text()), doi, STATE[telling.event])
  } catch (error) {
    const { name, cause } = error as Error & { cause?: { code?: string } }
    return { outcome: 'later', reason: cause?.code ?? name }
  }
}

function readAnswer(status: number, body: unknown, doi: string, state: string): RegistryAnswer {
  if (status === 429 || status >= 500) return { outcome: 'later', reason: `HTTP ${status}` }
  if (status === 200 || status === 201) {
    const kept = Kept.safeParse(body).data?.data.attributes
    if (kept?.doi.toLowerCase() === doi && kept.state === state) return { outcome: 'told' }
    return { outcome: 'refused', reason: `HTTP ${status}, ${kept?.state ?? 'no state'}`, allAlike: false }
  }
  const errors = Refused.safeParse(body).data?.errors ?? []
  const said = errors.map(({ source, title }) => (source ? `${source}: ${title}` : title)).join('; ')
  const reason = `HTTP ${status}${said ? `, ${said}` : ''}`.slice(0, 500)
  return { outcome: 'refused', reason, allAlike: [401, 403, 404].includes(status) }
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
