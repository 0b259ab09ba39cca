import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireLocale, requireSignedIn } from '~/http/guards.server'
import { answerSavedSearch } from '~/http/saved-searches.server'
import { myDataTexts } from '~/i18n/my-data'
import { savedSearchTexts } from '~/i18n/saved-searches'
import { paths } from '~/paths'
import { SavedSearches } from '~/ui/account/saved-searches'
import { DoneNotice } from '~/ui/desk/done-notice'
import { AccountAreas } from '~/ui/entrance/account-areas'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { listSavedSearches } from '~/usecases/search/saved-searches.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requireSignedIn(request)
  requireLocale(params.lang)
  const { email, kind } = person
  const done = new URL(request.url).searchParams.get('done')
  return { email, kind, done, searches: await listSavedSearches(person) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await requireSignedIn(request)
  return answerSavedSearch(person, request, requireLocale(params.lang))
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => myDataTexts[lang].notifications)

/** Says what is sent and what is not; the only letters that can be held back are those of searches that one follows. */
export default function NotificationsPage() {
  const { email, kind, done, searches } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const lang = useLang()
  const t = myDataTexts[lang].notifications
  return (
    <div className="narrow">
      <h1>{t.title}</h1>
      <AccountAreas current="notifications" />
      <p className="lead">{t.lead}</p>
      <DoneNotice done={done} texts={savedSearchTexts[lang].done} />
      {kind === 'pending' ? null : <SavedSearches searches={searches} full={answer?.outcome === 'full'} />}
      <section className="stack" aria-labelledby="always-title">
        <h2 id="always-title">{t.alwaysTitle}</h2>
        <ul>
          {t.always.map((letter) => (
            <li key={letter}>{letter}</li>
          ))}
        </ul>
        <p>{t.alwaysWhy}</p>
      </section>
      {kind === 'editor' || kind === 'admin' ? (
        <section className="stack" aria-labelledby="staff-title">
          <h2 id="staff-title">{t.staffTitle}</h2>
          <p>{t.staff[kind]}</p>
        </section>
      ) : null}
      <section className="stack" aria-labelledby="never-title">
        <h2 id="never-title">{t.neverTitle}</h2>
        <p>{t.never}</p>
      </section>
      <section className="stack" aria-labelledby="address-title">
        <h2 id="address-title">{t.addressTitle}</h2>
        <p>
          {t.address(email)} <a href={paths.accountEmail(lang)}>{t.changeAddress}</a>
        </p>
        <p>{t.language}</p>
      </section>
    </div>
  )
}
