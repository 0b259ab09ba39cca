import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'
import { now } from '~/http/clock.server'
import { hasRecentProof, requireEditor, requireLocale } from '~/http/guards.server'
import { deskTexts } from '~/i18n/desk'
import { paths } from '~/paths'
import { Applicants } from '~/ui/desk/applicants'
import { DoneNotice } from '~/ui/desk/done-notice'
import { LatestActs } from '~/ui/desk/latest-acts'
import { Tile } from '~/ui/desk/tile'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { overlookDesk } from '~/usecases/overview.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requireEditor(request)
  const lang = requireLocale(params.lang)
  return overlookDesk(person, { lang, withTrail: await hasRecentProof(request) }, now())
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => deskTexts[lang].overview)

export default function OverviewPage() {
  const { firstName, publishing, people, latest } = useLoaderData<typeof loader>()
  const [asked] = useSearchParams()
  const lang = useLang()
  const t = deskTexts[lang].overview
  const documents = (state: string) => ({ to: `${paths.deskDocuments(lang)}?state=${state}`, action: t.see })
  return (
    <>
      <div className="toolbar">
        <h1>{t.hello(firstName)}</h1>
        <p className="cluster">
          <Link className="button" to={paths.deskNewWorkshop(lang)}>
            {t.newWorkshop}
          </Link>
          <Link className="button" to={paths.deskNewDocument(lang)}>
            {t.newDocument}
          </Link>
        </p>
      </div>
      <DoneNotice done={asked.get('done')} texts={deskTexts[lang].member.done} />
      <section aria-labelledby="numbers-title" className="stack">
        <h2 id="numbers-title">{t.numbers}</h2>
        <ul className="tiles">
          {people ? (
            <>
              <Tile
                value={people.waiting}
                label={t.applicants(people.waiting)}
                to={`${paths.deskMembers(lang)}?standing=pending`}
                action={people.waiting ? t.answer : t.see}
              />
              <Tile
                value={people.undelivered}
                label={t.undelivered(people.undelivered)}
                to={paths.deskOutbox(lang)}
                action={people.undelivered ? t.look : t.see}
              />
              <Tile
                value={people.members}
                label={t.members(people.members)}
                to={`${paths.deskMembers(lang)}?standing=active`}
                action={t.see}
              />
            </>
          ) : null}
          <Tile value={publishing.drafts} label={t.drafts(publishing.drafts)} {...documents('draft')} />
          <Tile
            value={publishing.scheduled}
            label={t.scheduled(publishing.scheduled)}
            {...documents('scheduled')}
          />
          <Tile
            value={publishing.published}
            label={t.published(publishing.published)}
            {...documents('published')}
          />
          <Tile
            value={publishing.workshops}
            label={t.workshops(publishing.workshops)}
            to={paths.deskWorkshops(lang)}
            action={t.see}
          />
          <Tile
            value={publishing.accessRequests}
            label={t.requests(publishing.accessRequests)}
            to={paths.deskRequests(lang)}
            action={publishing.accessRequests ? t.answer : t.see}
          />
        </ul>
      </section>
      {people ? <Applicants rows={people.queue} total={people.waiting} /> : null}
      <LatestActs latest={latest} admin={people !== null} />
    </>
  )
}
