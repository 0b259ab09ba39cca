import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ConfirmationToken } from '~/domain/membership/registration'
import { now } from '~/http/clock.server'
import { formAnswer, readForm } from '~/http/forms.server'
import { identify, requireLocale } from '~/http/guards.server'
import { tokenPageHeaders } from '~/http/limits.server'
import { accessTexts } from '~/i18n/access'
import { paths } from '~/paths'
import { submitOnce } from '~/ui/entrance/form-parts'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { confirmAsking, lookAtAsking } from '~/usecases/access/confirm-asking.server'

export const headers = tokenPageHeaders

/** Mail scanners follow links: looking at the page sends nothing, its button does. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await identify(request)
  const lang = requireLocale(params.lang)
  const token = new URL(request.url).searchParams.get('token') ?? ''
  return { token, asking: await lookAtAsking(token, lang, now()) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  await identify(request)
  const lang = requireLocale(params.lang)
  const form = await readForm(request, ConfirmationToken)
  if (form.outcome === 'invalid') return formAnswer({ spent: true })
  const answer = await confirmAsking(form.value.token, now())
  if (answer.outcome === 'spent') return formAnswer({ spent: true })
  return redirect(`${paths.document(lang, answer.slug)}?done=arrived#gate`, 303)
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => accessTexts[lang].confirm)

export default function ConfirmRequestPage() {
  const { token, asking } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const lang = useLang()
  const t = accessTexts[lang].confirm
  if (answer?.spent || asking.state === 'spent')
    return (
      <div className="narrow">
        <h1>{t.spentTitle}</h1>
        <p className="lead">{t.spent}</p>
        <p>
          <a className="button" href={paths.documents(lang)}>
            {t.documents}
          </a>
        </p>
      </div>
    )
  return (
    <div className="narrow">
      <h1>{t.title}</h1>
      <p className="lead">{t.lead(asking.title)}</p>
      <dl className="facts">
        <div>
          <dt>{t.who}</dt>
          <dd>
            {asking.firstName} {asking.lastName}, {asking.organisation}
          </dd>
        </div>
        <div>
          <dt>{t.message}</dt>
          <dd className="letter-text">{asking.message}</dd>
        </div>
      </dl>
      <form method="post" onSubmit={submitOnce} className="form">
        <input type="hidden" name="token" value={token} />
        <div>
          <button type="submit" className="button">
            {t.submit}
          </button>
        </div>
      </form>
    </div>
  )
}
