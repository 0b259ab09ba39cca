import { absoluteAddress } from '~/http/addresses.server'
import { paths } from '~/paths'

const TEXT = `User-agent: *
Disallow: /files/
Disallow: /*/admin
Disallow: /*/account

Sitemap: ${absoluteAddress(paths.sitemap())}
`

/** Robots are told where members' rooms begin; the rooms are locked all the same. */
export function loader() {
  return new Response(TEXT, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}
