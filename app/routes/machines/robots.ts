import { absoluteAddress } from '~/http/addresses.server'
import { paths } from '~/paths'

const TEXT = `User-agent: *
Disallow: /files/*/pages/
Disallow: /*/admin
Disallow: /*/account

Sitemap: ${absoluteAddress(paths.sitemap())}
`

/** Robots are told where members' rooms begin; the rooms are locked all the same. Files that everybody may read are theirs too. */
export function loader() {
  return new Response(TEXT, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}
