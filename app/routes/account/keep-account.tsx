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
import { myDataTexts } from '~/i18n/my-data'
import { paths } from '~/paths'
import { KeepByLetter } from '~/ui/account/deletion'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { keepByToken, lookAtKeeping } from '~/usecases/membership/deletion.server'

type Shown = 'asked' | 'kept' | 'ready' | 'spent'

export const headers = tokenPageHeaders

/** Mail scanners follow links: looking at the page keeps nothing, its button does. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await identify(request)
  requireLocale(params.lang)
  const query = new URL(request.url).searchParams
  const token = query.get('token') ?? ''
  const done = query.get('done')
  const state: Shown = done === 'asked' || done === 'kept' ? done : await lookAtKeeping(token, now())
  return { token, state }
}

export async function action({ request, params }: ActionFunctionArgs) {
  await identify(request)
  const lang = requireLocale(params.lang)
  const form = await readForm(request, ConfirmationToken)
  if (form.outcome === 'invalid') return formAnswer({ state: 'spent' as const })
  const { outcome } = await keepByToken(form.value.token, now())
  if (outcome === 'spent') return formAnswer({ state: outcome })
  return redirect(`${paths.keepAccount(lang)}?done=kept`, 303)
}

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, (lang) => {
    const { askedTitle, keptTitle, title, spentTitle, description } = myDataTexts[lang].keeping
    const titles = { asked: askedTitle, kept: keptTitle, ready: title, spent: spentTitle }
    return { title: titles[args.data?.state ?? 'spent'], description }
  })

export default function KeepAccountPage() {
  const { token, state } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const lang = useLang()
  const t = myDataTexts[lang].keeping
  const shown = answer?.state ?? state
  if (shown === 'ready')
    return (
      <div className="narrow">
        <h1>{t.title}</h1>
        <p className="lead">{t.lead}</p>
        <KeepByLetter token={token} />
      </div>
    )
  return (
    <div className="narrow">
      <h1>{t[`${shown}Title`]}</h1>
      <p className="lead">{t[shown]}</p>
      <p>
        {shown === 'asked' ? (
          <a href={paths.home(lang)}>{t.home}</a>
        ) : (
          <a className="button" href={paths.login(lang)}>
            {t.login}
          </a>
        )}
      </p>
    </div>
  )
}
