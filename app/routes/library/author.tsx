import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { isLocale } from '~/domain/locale'
import { askedPage } from '~/domain/paging'
import { now } from '~/http/clock.server'
import { notFound, requireLocale, requireReader } from '~/http/guards.server'
import { authorTexts } from '~/i18n/authors'
import { authorHead } from '~/ui/library/author-head'
import { AuthorPage } from '~/ui/library/author-page'
import { pageMeta } from '~/ui/page-meta'
import { openAuthor } from '~/usecases/library/authors.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await requireReader(request)
  const lang = requireLocale(params.lang)
  const page = askedPage(new URL(request.url).searchParams.get('page'))
  const view = await openAuthor(visitor, params.slug ?? '', { lang, page }, now())
  if (!view) throw notFound()
  return { view }
}

export const meta: MetaFunction<typeof loader> = (args) => {
  const view = args.data?.view
  const { lang } = args.params
  const name = view?.name ?? ''
  return [
    ...pageMeta(args, (its) => ({ title: name, description: authorTexts[its].ofAuthor(name) })),
    ...(view && isLocale(lang) ? authorHead(view, lang) : []),
  ]
}

export default function AuthorRoute() {
  const { view } = useLoaderData<typeof loader>()
  return <AuthorPage view={view} />
}
