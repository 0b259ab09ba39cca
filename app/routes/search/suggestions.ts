import type { LoaderFunctionArgs } from '@remix-run/node'
import { readSearch } from '~/domain/search/search-query'
import { now } from '~/http/clock.server'
import { identify, requireLocale } from '~/http/guards.server'
import { notNow } from '~/http/limits.server'
import { limitedAddress } from '~/http/visitor-address.server'
import { askToSuggest } from '~/usecases/search/search-limit.server'
import { suggest } from '~/usecases/search/suggest.server'

/** What is offered while somebody types, for the script of the search box. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await identify(request)
  const lang = requireLocale(params.lang)
  const q = readSearch(new URL(request.url).searchParams.get('q'))
  const seconds = await askToSuggest(visitor, limitedAddress(context))
  if (seconds) return new Response(null, notNow({ outcome: 'limited', seconds }))
  const suggestions = await suggest(q, { visitor, lang, now: now() })
  return Response.json({ suggestions }, { headers: { 'Cache-Control': 'private, no-store' } })
}
