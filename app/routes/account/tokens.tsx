import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { absoluteAddress } from '~/http/addresses.server'
import { now } from '~/http/clock.server'
import { requireLocale, requireProven } from '~/http/guards.server'
import { answerTokens } from '~/http/tokens.server'
import { accessTokenTexts } from '~/i18n/access-tokens'
import { paths } from '~/paths'
import { TokenForm } from '~/ui/account/token-form'
import { TokenMade } from '~/ui/account/token-made'
import { TokenTable } from '~/ui/account/token-table'
import { DoneNotice } from '~/ui/desk/done-notice'
import { EmptyList } from '~/ui/desk/empty-list'
import { AccountAreas } from '~/ui/entrance/account-areas'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { listTokens } from '~/usecases/tokens/own-tokens.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requireProven(request)
  requireLocale(params.lang)
  return {
    tokens: await listTokens(person, now()),
    pending: person.kind === 'pending',
    api: absoluteAddress(paths.api('/documents')),
    done: new URL(request.url).searchParams.get('done'),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await requireProven(request)
  return answerTokens(person, request, requireLocale(params.lang))
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => accessTokenTexts[lang])

export default function TokensPage() {
  const { tokens, pending, api, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const lang = useLang()
  const t = accessTokenTexts[lang]
  if (answer?.made)
    return (
      <div className="narrow">
        <h1>{t.title}</h1>
        <TokenMade {...answer.made} curl={`curl -H "Authorization: Bearer ${answer.made.token}" ${api}`} />
      </div>
    )
  return (
    <div className="narrow settings">
      <h1>{t.title}</h1>
      <AccountAreas current="tokens" />
      <DoneNotice done={answer ? null : done} texts={t.done} />
      <p className="lead">{t.lead}</p>
      <p>
        <a href={paths.aboutApi(lang)}>{t.about}</a>
      </p>
      <section className="stack" aria-labelledby="list-title">
        <h2 id="list-title">{t.listTitle}</h2>
        {tokens.length ? <TokenTable tokens={tokens} /> : <EmptyList title={t.none}>{t.noneHint}</EmptyList>}
      </section>
      <section className="stack" aria-labelledby="make-title">
        <h2 id="make-title">{t.makeTitle}</h2>
        {pending ? <p>{t.pending}</p> : <TokenForm reply={answer?.reply ?? null} />}
      </section>
    </div>
  )
}
