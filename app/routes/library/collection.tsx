import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { isLocale } from '~/domain/locale'
import { absoluteAddress } from '~/http/addresses.server'
import { now } from '~/http/clock.server'
import { notFound, requireLocale, requireReader } from '~/http/guards.server'
import { collectionTexts } from '~/i18n/collections'
import { collectionHead } from '~/ui/collections/collection-head'
import { CollectionPage } from '~/ui/collections/collection-page'
import { pageMeta } from '~/ui/page-meta'
import { openCollection } from '~/usecases/collections/open-collection.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await requireReader(request)
  const lang = requireLocale(params.lang)
  const view = await openCollection(visitor, params.slug ?? '', lang, now())
  if (!view) throw notFound()
  return { view, origin: absoluteAddress('') }
}

export const meta: MetaFunction<typeof loader> = (args) => {
  const { view, origin = '' } = args.data ?? {}
  const { lang } = args.params
  return [
    ...pageMeta(args, (its) => ({
      title: view?.title.text ?? collectionTexts[its].title,
      description: view?.summary.text || collectionTexts[its].description,
    })),
    ...(view && isLocale(lang) ? collectionHead(view, lang, origin) : []),
  ]
}

export default function CollectionRoute() {
  const { view } = useLoaderData<typeof loader>()
  return <CollectionPage view={view} />
}
