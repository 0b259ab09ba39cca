import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '~/http/clock.server'
import { identify, requireLocale } from '~/http/guards.server'
import { feedTexts } from '~/i18n/feeds'
import { libraryTexts } from '~/i18n/library'
import { paths } from '~/paths'
import { WorkshopCards } from '~/ui/library/workshop-card'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { listWorkshops } from '~/usecases/library/workshops.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await identify(request)
  return { workshops: await listWorkshops(visitor, requireLocale(params.lang), now()) }
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => libraryTexts[lang].workshopsPage)

export default function WorkshopsPage() {
  const { workshops } = useLoaderData<typeof loader>()
  const lang = useLang()
  const t = libraryTexts[lang].workshopsPage
  return (
    <div className="wrap stack">
      <header className="page-head">
        <h1>{t.title}</h1>
        <p className="lead">{t.lead}</p>
      </header>
      <section aria-labelledby="list-title" className="stack">
        <h2 id="list-title" className="visually-hidden">
          {t.list}
        </h2>
        {workshops.length ? <WorkshopCards cards={workshops} /> : <p>{t.none}</p>}
      </section>
      {workshops.some(({ date }) => date) ? (
        <p>
          <a href={paths.calendar(lang)} download>
            {feedTexts[lang].allWorkshops}
          </a>
        </p>
      ) : null}
    </div>
  )
}
