import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'

/*
 * DataCite's REST API as it was recorded: what it answered on its test service on 12 October 2021 to the client of the
 * University of Alberta's library (github.com/ualbertalib/datacite-client and jupiter, VCR cassettes), with our work in
 * place of theirs. Whoever asks otherwise than in the recording gets what it says to that.
 */
const BAD_CREDENTIALS = { errors: [{ status: '401', title: 'Bad credentials.' }] }
const TAKEN = { errors: [{ source: 'doi', uid: '', title: 'This DOI has already been taken' }] }
const BLANK = { errors: [{ source: 'url', uid: '', title: "Can't be blank" }] }
const STATES: Record<string, string> = { publish: 'findable', hide: 'registered' }

type Attributes = Record<string, unknown> & { event?: string; url?: string; doi?: string }
type Asked = { path: string; attributes: Attributes }

/** What stands in the way of the next answers. */
type Trouble = 'none' | 'taken' | 'away' | 'too-many' | 'elsewhere' | 'silent' | 'draft'

export type DoiRegistryServer = {
  url: string
  asked: Asked[]
  trouble: Trouble
  password: string
  close(): Promise<void>
}

export async function startDoiRegistry(): Promise<DoiRegistryServer> {
  const known = new Set<string>()
  const server = http.createServer(async (req, res) => {
    let text = ''
    for await (const part of req) text += part
    const say = (status: number, body: unknown, headers: Record<string, string> = {}) =>
      res
        .writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', ...headers })
        .end(JSON.stringify(body))
    const attributes = attributesOf(text)
    const doi = decodeURIComponent(/^\/dois\/(.+)$/.exec(req.url ?? '')?.[1] ?? '')
    registry.asked.push({ path: req.url ?? '', attributes })
    switch (registry.trouble) {
      case 'silent':
        return
      case 'away':
        return res.writeHead(503, { 'Content-Type': 'text/html' }).end('<html>Service Unavailable</html>')
      case 'too-many':
        return say(429, {})
      case 'elsewhere':
        return res.writeHead(307, { Location: `${registry.url}/dois/elsewhere` }).end()
      case 'taken':
        return say(422, TAKEN)
    }
    const password = Buffer.from(`PORTAL.TEST:${registry.password}`).toString('base64')
    if (req.headers.authorization !== `Basic ${password}`) return say(401, BAD_CREDENTIALS)
    if (req.method !== 'PUT' || req.headers['content-type'] !== 'application/vnd.api+json')
      return say(415, {})
    if (attributes.event === 'publish' && !attributes.url) return say(422, BLANK)
    const status = known.has(doi) ? 200 : 201
    known.add(doi)
    const state = registry.trouble === 'draft' ? 'draft' : STATES[attributes.event ?? '']
    say(status, {
      data: {
        id: doi,
        type: 'dois',
        attributes: { ...attributes, doi, prefix: doi.split('/')[0], suffix: doi.split('/')[1], state },
      },
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const registry: DoiRegistryServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ asked: [], trouble: 'none', password: 'secret of the tests' },
    close: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
  return registry
}

function attributesOf(text: string): Attributes {
  const { data } = JSON.parse(text) as { data?: { type?: string; attributes?: Attributes } }
  return data?.type === 'dois' ? (data.attributes ?? {}) : {}
}
