import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { deviceNameOf } from '~/domain/membership/device-name'
import { PasswordProof } from '~/domain/membership/second-factor'
import { now } from '~/http/clock.server'
import { readCookie, SESSION_COOKIE, sessionCookie } from '~/http/cookies.server'
import { formAnswer, readForm } from '~/http/forms.server'
import { requireLocale, requireProver } from '~/http/guards.server'
import { formHeaders, notNow } from '~/http/limits.server'
import { safeReturnPath } from '~/http/return-path.server'
import { signInTexts } from '~/i18n/sign-in'
import { paths } from '~/paths'
import { PasskeyDoor } from '~/ui/entrance/passkey-door'
import { ProofForm } from '~/ui/entrance/proof-form'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { hasPasskey } from '~/usecases/membership/passkeys/enter-by-passkey.server'
import { proveAgain } from '~/usecases/membership/prove-again.server'

export const headers = formHeaders

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requireProver(request)
  requireLocale(params.lang)
  const wanted = safeReturnPath(new URL(request.url).searchParams.get('redirectTo'))
  return { email: person.email, passkey: await hasPasskey(person), wanted }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await requireProver(request)
  const lang = requireLocale(params.lang)
  const form = await readForm(request, PasswordProof)
  if (form.outcome === 'invalid') return formAnswer({ reply: form.reply, alert: null })
  const token = readCookie(request, SESSION_COOKIE) ?? ''
  const here = { token, deviceName: deviceNameOf(request.headers.get('user-agent')) }
  const answer = await proveAgain(person, form.value.password, here, now())
  const wanted = safeReturnPath(new URL(request.url).searchParams.get('redirectTo'))
  switch (answer.outcome) {
    case 'ended':
      return redirect(wanted ?? paths.account(lang), 303)
    case 'proved': {
      const cookie = sessionCookie(answer.session.token, answer.session.maxAgeSeconds)
      return redirect(wanted ?? paths.account(lang), { status: 303, headers: { 'Set-Cookie': cookie } })
    }
    case 'wrong-password':
      return formAnswer({ reply: form.refuse({ password: ['password-wrong'] }), alert: null })
    default: {
      const { status, headers, alert } = notNow(answer)
      return formAnswer({ reply: form.refuse({}), alert }, status, headers)
    }
  }
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => signInTexts[lang].proof)

export default function ProofPage() {
  const { email, passkey, wanted } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const lang = useLang()
  const t = signInTexts[lang].proof
  return (
    <div className="narrow">
      <h1>{t.title}</h1>
      <p className="lead">{t.lead}</p>
      <ProofForm email={email} reply={answer?.reply ?? null} alert={answer?.alert ?? null} />
      {passkey ? <PasskeyDoor path={paths.passkeyProof(lang, wanted ?? undefined)} label="prove" /> : null}
    </div>
  )
}
