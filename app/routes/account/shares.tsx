import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '~/http/clock.server'
import { requireLocale, requireSignedIn } from '~/http/guards.server'
import { answerShareEnd } from '~/http/shares.server'
import { shareTexts } from '~/i18n/shares'
import { paths } from '~/paths'
import { DoneNotice } from '~/ui/desk/done-notice'
import { EmptyList } from '~/ui/desk/empty-list'
import { AccountAreas } from '~/ui/entrance/account-areas'
import { SharesTable } from '~/ui/library/shares-table'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { listOwnShares } from '~/usecases/access/list-shares.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requireSignedIn(request)
  const lang = requireLocale(params.lang)
  const shares = await listOwnShares(person, lang, now())
  return { shares, done: new URL(request.url).searchParams.get('done') }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await requireSignedIn(request)
  return answerShareEnd(person, request, paths.accountShares(requireLocale(params.lang)))
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => shareTexts[lang])

export default function SharesPage() {
  const { shares, done } = useLoaderData<typeof loader>()
  const t = shareTexts[useLang()]
  return (
    <div className="narrow">
      <h1>{t.title}</h1>
      <AccountAreas current="shares" />
      <p className="lead">{t.lead}</p>
      <DoneNotice done={done} texts={t.done} />
      {shares.length ? (
        <SharesTable shares={shares} of="member" />
      ) : (
        <EmptyList title={t.none}>{t.noneHint}</EmptyList>
      )}
    </div>
  )
}
