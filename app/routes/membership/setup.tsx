import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { deviceNameOf } from '~/domain/membership/device-name'
import { FirstAdmin } from '~/domain/membership/registration'
import { now } from '~/http/clock.server'
import { entryHeaders } from '~/http/device-cookie.server'
import { formAnswer, readForm } from '~/http/forms.server'
import { identify, notFound, requireLocale } from '~/http/guards.server'
import { notNow, tokenPageHeaders } from '~/http/limits.server'
import { limitedAddress } from '~/http/visitor-address.server'
import { membershipTexts } from '~/i18n/membership'
import { paths } from '~/paths'
import { SetUpForm } from '~/ui/entrance/set-up-form'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { lookAtSetUp, makeFirstAdmin } from '~/usecases/membership/set-up.server'

export const headers = tokenPageHeaders

export async function loader({ request, params }: LoaderFunctionArgs) {
  await identify(request)
  requireLocale(params.lang)
  const token = new URL(request.url).searchParams.get('token')
  const state = await lookAtSetUp(token, now())
  if (state === 'gone') throw notFound()
  return data({ token: token ?? '', state }, { status: state === 'open' ? 200 : 403 })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await identify(request)
  const lang = requireLocale(params.lang)
  if ((await lookAtSetUp(null, now())) === 'gone') throw notFound()
  const form = await readForm(request, FirstAdmin)
  const token = String(form.formData.get('token') ?? '')
  if (form.outcome === 'invalid') return formAnswer({ token, reply: form.reply, alert: null })
  const deviceName = deviceNameOf(request.headers.get('user-agent'))
  const answer = await makeFirstAdmin(
    form.value,
    { lang, address: limitedAddress(context), deviceName },
    now(),
  )
  switch (answer.outcome) {
    case 'made':
      return redirect(paths.desk(lang), {
        status: 303,
        headers: entryHeaders(answer.session, form.value.email.key, now()),
      })
    case 'gone':
      throw notFound()
    case 'wrong-secret':
      return formAnswer({ token, reply: form.refuse({ token: ['invalid'] }), alert: null }, 403)
    case 'password-refused':
      return formAnswer({ token, reply: form.refuse({ password: [answer.fault] }), alert: null })
    default: {
      const { status, headers, alert } = notNow(answer)
      return formAnswer({ token, reply: form.refuse({}), alert }, status, headers)
    }
  }
}

export const meta: MetaFunction = (args) => [
  ...pageMeta(args, (lang) => membershipTexts[lang].setup),
  { name: 'robots', content: 'noindex' },
]

export default function SetUpPage() {
  const view = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = membershipTexts[useLang()].setup
  if (answer ? answer.reply.error?.token : view.state !== 'open')
    return (
      <div className="narrow">
        <h1>{t.wrongTitle}</h1>
        <p className="lead">{t.wrongLead}</p>
      </div>
    )
  return (
    <div className="narrow">
      <h1>{t.title}</h1>
      <p className="lead">{t.lead}</p>
      <SetUpForm
        token={answer?.token ?? view.token}
        reply={answer?.reply ?? null}
        alert={answer?.alert ?? null}
      />
    </div>
  )
}
