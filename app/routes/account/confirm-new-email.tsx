import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { answerEmailLink } from '~/http/change-email.server'
import { now } from '~/http/clock.server'
import { identify, requireLocale } from '~/http/guards.server'
import { tokenIn } from '~/http/letter-link.server'
import { tokenPageHeaders } from '~/http/limits.server'
import { myDataTexts } from '~/i18n/my-data'
import { paths } from '~/paths'
import { GoOn, LetterPage, TokenButton } from '~/ui/entrance/letter-link'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { lookAtEmailChange } from '~/usecases/membership/change-email.server'

export const headers = tokenPageHeaders

/** Mail scanners follow links: looking at the page changes nothing, its button does. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await identify(request)
  requireLocale(params.lang)
  const token = tokenIn(request)
  const link = await lookAtEmailChange(token, now())
  return { token, link, done: new URL(request.url).searchParams.get('done') === 'changed' }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const visitor = await identify(request)
  return answerEmailLink(visitor, request, requireLocale(params.lang))
}

export const meta: MetaFunction = (args) =>
  pageMeta(args, (lang) => {
    const { confirmTitle: title, description } = myDataTexts[lang].email
    return { title, description }
  })

export default function ConfirmNewEmailPage() {
  const { token, link, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const lang = useLang()
  const t = myDataTexts[lang].email
  if (link.outcome === 'ready' && !answer)
    return (
      <LetterPage title={t.confirmTitle} lead={t.confirmLead(link.email)}>
        <TokenButton token={token} label={t.codeSubmit} />
      </LetterPage>
    )
  const shown: 'changed' | 'taken' | 'spent' = done && !answer ? 'changed' : (answer?.state ?? 'spent')
  return (
    <LetterPage title={t[`${shown}Title`]} lead={t[shown]}>
      {shown === 'changed' ? (
        <GoOn to={paths.login(lang)} label={t.login} />
      ) : (
        <GoOn to={paths.accountEmail(lang)} label={t.again} quiet />
      )}
    </LetterPage>
  )
}
