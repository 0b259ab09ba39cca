import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { identify, notFound, requireLocale } from '~/http/guards.server'
import { commonTexts } from '~/i18n/common'
import { formatDate } from '~/i18n/formats'
import { Blocks } from '~/ui/editorial/blocks'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { openEditorialPage } from '~/usecases/editorial.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  await identify(request)
  const lang = requireLocale(params.lang)
  // The first page has its own address.
  const page = params.page === 'home' ? null : await openEditorialPage(params.page ?? '', lang)
  if (!page) throw notFound()
  const { title, lead, description, updated, blocks } = page
  return { title, lead, description, updated, blocks }
}

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, () => ({ title: args.data?.title ?? '', description: args.data?.description ?? '' }))

export default function EditorialPage() {
  const { title, lead, updated, blocks } = useLoaderData<typeof loader>()
  const lang = useLang()
  return (
    <article className="wrap">
      <header className="page-head">
        <h1>{title}</h1>
        <p className="lead">{lead}</p>
        {updated ? <p className="kicker">{commonTexts[lang].updatedOn(formatDate(updated, lang))}</p> : null}
      </header>
      <div className="stack">
        <Blocks blocks={blocks} />
      </div>
    </article>
  )
}
