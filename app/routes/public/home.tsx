import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '~/http/clock.server'
import { identify, notFound, requireLocale } from '~/http/guards.server'
import { HomePage } from '~/ui/editorial/home-page'
import { pageMeta } from '~/ui/page-meta'
import { openHome } from '~/usecases/library/open-home.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await identify(request)
  const view = await openHome(visitor, requireLocale(params.lang), now())
  if (!view) throw notFound()
  return { view, signedIn: visitor.kind !== 'guest' }
}

export const meta: MetaFunction<typeof loader> = (args) => {
  const view = args.data?.view
  return pageMeta(args, () => ({ title: view?.title ?? '', description: view?.description ?? '' }))
}

export default function HomeRoute() {
  const { view, signedIn } = useLoaderData<typeof loader>()
  return <HomePage {...view} signedIn={signedIn} />
}
