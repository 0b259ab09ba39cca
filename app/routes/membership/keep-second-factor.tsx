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
import { factorLossTexts } from '~/i18n/factor-loss'
import { paths } from '~/paths'
import { submitOnce } from '~/ui/entrance/form-parts'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { keepSecondFactor, lookAtRemoval } from '~/usecases/membership/factor-loss.server'

export const headers = tokenPageHeaders

/** Mail scanners follow links: looking at the page stops nothing, its button does. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await identify(request)
  requireLocale(params.lang)
  const query = new URL(request.url).searchParams
  const token = query.get('token') ?? ''
  return {
    token,
    state: query.get('done') === 'kept' ? ('kept' as const) : await lookAtRemoval(token, now()),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  await identify(request)
  const lang = requireLocale(params.lang)
  const form = await readForm(request, ConfirmationToken)
  if (form.outcome === 'invalid') return formAnswer({ state: 'spent' as const })
  const { outcome } = await keepSecondFactor(form.value.token, now())
  if (outcome === 'spent') return formAnswer({ state: outcome })
  return redirect(`${paths.keepSecondFactor(lang)}?done=kept`, 303)
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => factorLossTexts[lang].keep)

export default function KeepSecondFactorPage() {
  const { token, state } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const lang = useLang()
  const t = factorLossTexts[lang].keep
  const shown = answer?.state ?? state
  if (shown === 'ready')
    return (
      <div className="narrow">
        <h1>{t.title}</h1>
        <p className="lead">{t.ready}</p>
        <form method="post" onSubmit={submitOnce} className="form">
          <input type="hidden" name="token" value={token} />
          <div>
            <button type="submit" className="button">
              {t.button}
            </button>
          </div>
        </form>
      </div>
    )
  return (
    <div className="narrow">
      <h1>{t[`${shown}Title`]}</h1>
      <p className="lead">{t[shown]}</p>
      <p>
        {shown === 'kept' ? (
          <a className="button" href={paths.login(lang)}>
            {t.login}
          </a>
        ) : (
          <a href={paths.forgotPassword(lang)}>{t.forgot}</a>
        )}
      </p>
    </div>
  )
}
