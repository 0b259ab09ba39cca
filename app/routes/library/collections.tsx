import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '~/http/clock.server'
import { identify, requireLocale } from '~/http/guards.server'
import { collectionTexts } from '~/i18n/collections'
import { libraryTexts } from '~/i18n/library'
import { paths } from '~/paths'
import { CollectionCards } from '~/ui/collections/collection-card'
import { Breadcrumb } from '~/ui/library/breadcrumb'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { listCollections } from '~/usecases/collections/open-collection.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await identify(request)
  return { collections: await listCollections(visitor, requireLocale(params.lang), now()) }
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => collectionTexts[lang])

export default function CollectionsPage() {
  const { collections } = useLoaderData<typeof loader>()
  const lang = useLang()
  const t = collectionTexts[lang]
  return (
    <div className="wrap stack">
      <header className="page-head">
        <Breadcrumb steps={[{ to: paths.documents(lang), label: libraryTexts[lang].documentsPage.title }]} />
        <h1>{t.title}</h1>
        <p className="lead">{t.lead}</p>
      </header>
      <section aria-labelledby="list-title" className="stack">
        <h2 id="list-title" className="visually-hidden">
          {t.list}
        </h2>
        {collections.length ? <CollectionCards cards={collections} /> : <p>{t.none}</p>}
      </section>
    </div>
  )
}
