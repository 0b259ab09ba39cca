import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { answerEmailLink } from '~/http/change-email.server'
import { now } from '~/http/clock.server'
import { identify, requireLocale } from '~/http/guards.server'
import { tokenPageHeaders } from '~/http/limits.server'
import { myDataTexts } from '~/i18n/my-data'
import { paths } from '~/paths'
import { ConfirmNewEmail } from '~/ui/account/email-change'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { lookAtEmailChange } from '~/usecases/membership/change-email.server'

export const headers = tokenPageHeaders

/** Mail scanners follow links: looking at the page changes nothing, its button does. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await identify(request)
  requireLocale(params.lang)
  const query = new URL(request.url).searchParams
  const token = query.get('token') ?? ''
  const link = await lookAtEmailChange(token, now())
  return { token, link, done: query.get('done') === 'changed' }
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
      <div className="narrow">
        <h1>{t.confirmTitle}</h1>
        <p className="lead">{t.confirmLead(link.email)}</p>
        <ConfirmNewEmail token={token} />
      </div>
    )
  const shown: 'changed' | 'taken' | 'spent' = done && !answer ? 'changed' : (answer?.state ?? 'spent')
  return (
    <div className="narrow">
      <h1>{t[`${shown}Title`]}</h1>
      <p className="lead">{t[shown]}</p>
      <p>
        {shown === 'changed' ? (
          <a className="button" href={paths.login(lang)}>
            {t.login}
          </a>
        ) : (
          <a href={paths.accountEmail(lang)}>{t.again}</a>
        )}
      </p>
    </div>
  )
}
