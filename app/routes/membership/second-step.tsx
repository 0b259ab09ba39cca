import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { deviceNameOf } from '~/domain/membership/device-name'
import { SecondFactorCode } from '~/domain/membership/second-factor'
import { now } from '~/http/clock.server'
import { formAnswer, readForm } from '~/http/forms.server'
import { requireGuest, requireLocale } from '~/http/guards.server'
import { formHeaders, notNow } from '~/http/limits.server'
import { readHalfWay, welcomeIn } from '~/http/welcome.server'
import { membershipTexts } from '~/i18n/membership'
import { signInTexts } from '~/i18n/sign-in'
import { paths } from '~/paths'
import { PasskeyDoor } from '~/ui/entrance/passkey-door'
import { CodeOfApp } from '~/ui/entrance/second-factor'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { giveCode, lookHalfWay } from '~/usecases/membership/come-in.server'

export const headers = formHeaders

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireGuest(request)
  const lang = requireLocale(params.lang)
  const halfWay = readHalfWay(request)
  const factors = halfWay && (await lookHalfWay(halfWay.token, now()))
  if (!factors) throw redirect(paths.login(lang), 303)
  return factors
}

export async function action({ request, params }: ActionFunctionArgs) {
  await requireGuest(request)
  const lang = requireLocale(params.lang)
  const halfWay = readHalfWay(request)
  const form = await readForm(request, SecondFactorCode)
  if (!halfWay) throw redirect(paths.login(lang), 303)
  if (form.outcome === 'invalid') return formAnswer({ reply: form.reply, alert: null })
  const deviceName = deviceNameOf(request.headers.get('user-agent'))
  const code = { token: halfWay.token, code: form.value.code }
  const answer = await giveCode(code, { remember: halfWay.remember, deviceName }, now())
  switch (answer.outcome) {
    case 'signed-in':
      return welcomeIn(answer, lang)
    case 'spent':
      throw redirect(`${paths.login(lang)}?done=too-late`, 303)
    case 'wrong-code':
      return formAnswer({ reply: form.refuse({ code: ['code-invalid'] }), alert: null })
    case 'app-codes-closed':
      return formAnswer({ reply: form.refuse({}), alert: { kind: answer.outcome } }, 403)
    default: {
      const { status, headers, alert } = notNow(answer)
      return formAnswer({ reply: form.refuse({}), alert }, status, headers)
    }
  }
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => signInTexts[lang].step)

export default function SecondStepPage() {
  const { app, passkey } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const lang = useLang()
  const t = signInTexts[lang].step
  return (
    <div className="narrow">
      <h1>{t.title}</h1>
      <p className="lead">{app ? t.lead : t.leadPasskey}</p>
      <CodeOfApp answer={answer ?? null} submit={t.submit} hint={app ? t.hint : t.hintRecovery} />
      {passkey ? <PasskeyDoor path={paths.passkeyStep(lang)} label="step" /> : null}
      <p>
        {t.lost} <a href={paths.page(lang, 'legal')}>{membershipTexts[lang].toLegal}</a>
      </p>
      <p>
        <a href={paths.login(lang)}>{t.back}</a>
      </p>
    </div>
  )
}
