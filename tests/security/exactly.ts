import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { connect } from 'node:net'
import type { Browser } from '../support/browser'
import type { Portal } from '../support/portal'
import { SESSION } from './contract'

const agent = new Agent({ keepAlive: true, maxSockets: 4 })

export type ExactAnswer = { status: number; headers: IncomingHttpHeaders; body: string }

type Asking = { method?: string; headers?: Record<string, string>; body?: string | Buffer }

/** Sends the path as it stands: `/./x`, `/x/../y` and odd letters, which fetch would put right. */
export function exactly(
  browser: Browser,
  path: string,
  { method = 'GET', headers = {}, body }: Asking = {},
): Promise<ExactAnswer> {
  const { port, host } = new URL(browser.origin)
  const sid = browser.cookie(SESSION)
  const own: Record<string, string> = { Host: host, ...(sid ? { Cookie: `${SESSION}=${sid}` } : {}) }
  if (method !== 'GET' && method !== 'HEAD') own['Content-Length'] = String(Buffer.byteLength(body ?? ''))
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, path, method, agent, setHost: false, headers: { ...own, ...headers } },
      (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('error', reject)
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(parts).toString(),
          }),
        )
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Writes these bytes to the server's port and reads until it closes the line, at most two seconds. */
export async function wire(
  portal: Portal,
  bytes: string | Buffer,
): Promise<{ statuses: number[]; text: string }> {
  const line = connect(Number(new URL(portal.origin).port), '127.0.0.1')
  let text = ''
  line.on('data', (part) => (text += part.toString('latin1')))
  line.on('error', () => {})
  line.setTimeout(2_000, () => line.destroy())
  line.write(bytes)
  // Not `once` of Node, which fails with the line: a server that has read enough may cut it.
  await new Promise((resolve) => line.once('close', resolve))
  const statuses = [...text.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => Number(status))
  return { statuses, text }
}
