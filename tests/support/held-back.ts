import { once } from 'node:events'
import http from 'node:http'
import type { Browser } from './browser'

/** A form post whose last byte is held back: the portal has the head and nearly all of the rest. */
export async function holdBack(
  browser: Browser,
  path: string,
  body: string,
  type = 'application/x-www-form-urlencoded',
): Promise<{ finish(): Promise<{ status: number; location: string | undefined }> }> {
  const bytes = Buffer.from(body)
  const request = http.request(new URL(path, browser.origin), {
    method: 'POST',
    headers: {
      Origin: browser.origin,
      Cookie: `__Host-sid=${browser.cookie('__Host-sid')}`,
      'Content-Type': type,
      'Content-Length': bytes.length,
      Expect: '100-continue',
    },
  })
  request.flushHeaders()
  await once(request, 'continue')
  request.write(bytes.subarray(0, -1))
  // What is asked before the last byte is asked now: another page has been answered since.
  await (await browser.get('/fr/account')).text()
  return {
    finish: async () => {
      request.end(bytes.subarray(-1))
      const [answer] = (await once(request, 'response')) as [http.IncomingMessage]
      answer.resume()
      return { status: answer.statusCode ?? 0, location: answer.headers.location }
    },
  }
}
