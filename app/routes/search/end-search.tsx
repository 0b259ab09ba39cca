import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { identify, requireLocale } from '~/http/guards.server'
import { answerLetterLink, tokenIn } from '~/http/letter-link.server'
import { tokenPageHeaders } from '~/http/limits.server'
import { savedSearchTexts } from '~/i18n/saved-searches'
import { paths } from '~/paths'
import { GoOn, LetterPage, TokenButton } from '~/ui/entrance/letter-link'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { endByToken, lookAtEnd } from '~/usecases/search/saved-searches.server'

export const headers = tokenPageHeaders

/** Mail scanners follow links: looking at the page ends nothing, its button does. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await identify(request)
  requireLocale(params.lang)
  const token = tokenIn(request)
  const done = new URL(request.url).searchParams.get('done') === 'stopped'
  return { token, done, search: done ? null : await lookAtEnd(token) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  await identify(request)
  const lang = requireLocale(params.lang)
  return answerLetterLink(request, endByToken, `${paths.endSearch(lang)}?done=stopped`)
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => savedSearchTexts[lang].ending)

export default function EndSearchPage() {
  const { token, done, search } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const lang = useLang()
  const t = savedSearchTexts[lang].ending
  if (search && !answer)
    return (
      <LetterPage title={t.title} lead={t.lead(search.q)}>
        <TokenButton token={token} label={t.submit} />
      </LetterPage>
    )
  return (
    <LetterPage title={done ? t.doneTitle : t.spentTitle} lead={done ? t.done : t.spent}>
      <GoOn to={paths.search(lang)} label={t.go} quiet />
    </LetterPage>
  )
}
