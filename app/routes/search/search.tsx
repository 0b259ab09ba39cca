import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readSearchWish } from '~/domain/search/search-filters'
import { now } from '~/http/clock.server'
import { requireLocale, requireReader } from '~/http/guards.server'
import { formHeaders, notNow } from '~/http/limits.server'
import { limitedAddress } from '~/http/visitor-address.server'
import { searchTexts } from '~/i18n/search'
import { pageMeta } from '~/ui/page-meta'
import { SearchPage } from '~/ui/search/search-page'
import { followed } from '~/usecases/search/saved-searches.server'
import { searchLibrary } from '~/usecases/search/search-library.server'
import { askToSearch } from '~/usecases/search/search-limit.server'

export const headers = formHeaders

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireReader(request)
  const lang = requireLocale(params.lang)
  const wish = readSearchWish(new URL(request.url).searchParams)
  const seconds = wish.q ? await askToSearch(visitor, limitedAddress(context)) : 0
  if (seconds) throw new Response(null, notNow({ outcome: 'limited', seconds }))
  const [view, follows] = await Promise.all([
    searchLibrary(visitor, wish, lang, now()),
    followed(visitor, wish),
  ])
  return data(
    { view, signedIn: visitor.kind !== 'guest', follows },
    { status: view.outcome === 'too-long' ? 503 : 200 },
  )
}

/** Results are nobody's page to find: they are asked for anew. */
export const meta: MetaFunction<typeof loader> = (args) => {
  const q = args.data?.view.wish.q
  const own = pageMeta(args, (lang) => {
    const t = searchTexts[lang]
    return { title: q ? t.titleOf(q) : t.title, description: t.description }
  })
  return [...own, { name: 'robots', content: 'noindex, follow' }]
}

export default function SearchRoute() {
  const { view, signedIn, follows } = useLoaderData<typeof loader>()
  return <SearchPage view={view} signedIn={signedIn} follows={follows} />
}
