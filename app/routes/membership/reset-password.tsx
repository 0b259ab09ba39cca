import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { deviceNameOf } from '~/domain/membership/device-name'
import { NewPassword } from '~/domain/membership/registration'
import { now } from '~/http/clock.server'
import { readDeviceMark } from '~/http/device-cookie.server'
import { formAnswer, readForm } from '~/http/forms.server'
import { identify, requireLocale } from '~/http/guards.server'
import { notNow, tokenPageHeaders } from '~/http/limits.server'
import { answerCameIn } from '~/http/welcome.server'
import { membershipTexts } from '~/i18n/membership'
import { paths } from '~/paths'
import { Alert } from '~/ui/entrance/alert'
import { fieldsOf } from '~/ui/entrance/fields'
import { FormAlert, FormErrors, PasswordField, RequiredNote, submitOnce } from '~/ui/entrance/form-parts'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { lookAtReset, resetPassword } from '~/usecases/membership/forgotten-password.server'

export const headers = tokenPageHeaders

/** Shows the form; mail scanners follow links, so that nothing is used up here. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await identify(request)
  requireLocale(params.lang)
  const query = new URL(request.url).searchParams
  const token = query.get('token') ?? ''
  const confirmed = query.get('done') === 'confirmed'
  return { token, confirmed, ...(await lookAtReset(token, now())) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  await identify(request)
  const lang = requireLocale(params.lang)
  const form = await readForm(request, NewPassword)
  const token = String(form.formData.get('token') ?? '')
  if (form.outcome === 'invalid') return formAnswer({ token, reply: form.reply, alert: null })
  const answer = await resetPassword(form.value, hereOf(request), now())
  switch (answer.outcome) {
    case 'changed':
      return answer.came
        ? answerCameIn(answer.came, false, lang)
        : redirect(`${paths.login(lang)}?done=password-changed`, 303)
    case 'spent':
      return formAnswer({ token, reply: form.refuse({ token: ['invalid'] }), alert: null })
    case 'password-refused':
      return formAnswer({ token, reply: form.refuse({ password: [answer.fault] }), alert: null })
    default: {
      const { status, headers, alert } = notNow(answer)
      return formAnswer({ token, reply: form.refuse({}), alert }, status, headers)
    }
  }
}

const hereOf = (request: Request) => ({
  deviceMark: readDeviceMark(request),
  deviceName: deviceNameOf(request.headers.get('user-agent')),
})

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => membershipTexts[lang].reset)

export default function ResetPasswordPage() {
  const view = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const lang = useLang()
  const t = membershipTexts[lang]
  if (answer ? answer.reply.error?.token : view.state === 'spent') return <SpentLink />
  const field = fieldsOf('reset', answer?.reply, lang)
  const first = view.state === 'first'
  const label = first ? t.reset.firstPassword : t.reset.newPassword
  return (
    <div className="narrow">
      <h1>{first ? t.reset.firstTitle : t.reset.title}</h1>
      <p className="lead">
        {view.confirmed ? t.reset.elsewhereLead : first ? t.reset.firstLead : t.reset.lead}
      </p>
      <form method="post" onSubmit={submitOnce} noValidate className="form">
        <input type="hidden" name="token" value={answer?.token ?? view.token} />
        <Alert alert={answer?.alert} />
        <FormErrors prefix="reset" reply={answer?.reply} labels={{ password: label }} />
        <RequiredNote />
        {view.state === 'spent' ? null : (
          <input type="text" name="username" value={view.email} autoComplete="username" readOnly hidden />
        )}
        <PasswordField field={field('password')} label={label} autoComplete="new-password" />
        <button type="submit" className="button">
          {t.reset.submit}
        </button>
      </form>
    </div>
  )
}

function SpentLink() {
  const lang = useLang()
  const t = membershipTexts[lang].reset
  return (
    <div className="narrow">
      <h1>{t.spentTitle}</h1>
      <FormAlert>
        <p>{t.spentLead}</p>
      </FormAlert>
      <p>
        <a className="button" href={paths.forgotPassword(lang)}>
          {t.again}
        </a>
      </p>
    </div>
  )
}
