import type { Browser } from './browser'

const VERSION = { 'Tus-Resumable': '1.0.0', Accept: 'application/json' }

type Announced = { documentId: string; filename?: string } & Record<string, string>

/** The requests of the tus protocol, one by one, as anybody could write them. */
export function tusClient(browser: Browser, lang = 'fr') {
  const send = (method: string, path: string, headers: Record<string, string>, body?: Buffer) =>
    browser.send(method, path, {
      headers: { Origin: browser.origin, ...VERSION, ...headers },
      ...(body ? { body: new Uint8Array(body) } : {}),
    })
  return {
    create: (
      bytes: number | null,
      { filename = 'rapport.pdf', ...announced }: Announced,
      headers: Record<string, string> = {},
    ) =>
      send('POST', `/${lang}/admin/uploads`, {
        ...(bytes === null ? {} : { 'Upload-Length': String(bytes) }),
        'Upload-Metadata': metadata({ filename, ...announced }),
        ...headers,
      }),
    head: (path: string, headers: Record<string, string> = {}) => send('HEAD', path, headers),
    patch: (path: string, offset: number, bytes: Buffer, headers: Record<string, string> = {}) =>
      send(
        'PATCH',
        path,
        { 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream', ...headers },
        bytes,
      ),
    remove: (path: string) => send('DELETE', path, {}),
  }
}

/** Names and values as the protocol's header has them. */
function metadata(fields: Record<string, string>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`)
    .join(',')
}
