import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { EmailOnly } from '~/domain/membership/registration'
import { now } from '~/http/clock.server'
import { formAnswer, readForm } from '~/http/forms.server'
import { identify, requireLocale } from '~/http/guards.server'
import { formHeaders, notNow } from '~/http/limits.server'
import { limitedAddress } from '~/http/visitor-address.server'
import { membershipTexts } from '~/i18n/membership'
import { paths } from '~/paths'
import { Alert } from '~/ui/entrance/alert'
import { fieldsOf } from '~/ui/entrance/fields'
import { FormDone, FormErrors, RequiredNote, submitOnce, TextField } from '~/ui/entrance/form-parts'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { askForNewPassword } from '~/usecases/membership/forgotten-password.server'

export const headers = formHeaders

export async function loader({ request, params }: LoaderFunctionArgs) {
  await identify(request)
  requireLocale(params.lang)
  return { sent: new URL(request.url).searchParams.get('done') === 'sent' }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await identify(request)
  const lang = requireLocale(params.lang)
  const form = await readForm(request, EmailOnly)
  if (form.outcome === 'invalid') return formAnswer({ reply: form.reply, alert: null })
  const answer = await askForNewPassword(form.value, limitedAddress(context), now())
  if (answer.outcome === 'taken') return redirect(`${paths.forgotPassword(lang)}?done=sent`, 303)
  const { status, headers, alert } = notNow(answer)
  return formAnswer({ reply: form.refuse({}), alert }, status, headers)
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => membershipTexts[lang].forgot)

export default function ForgotPasswordPage() {
  const { sent } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const lang = useLang()
  const t = membershipTexts[lang]
  const field = fieldsOf('forgot', answer?.reply, lang)
  return (
    <div className="narrow">
      <h1>{t.forgot.title}</h1>
      {sent && !answer ? (
        <FormDone title={t.forgot.sent}>
          <p>{t.forgot.sentLead}</p>
        </FormDone>
      ) : null}
      {sent ? <h2>{t.forgot.again}</h2> : <p className="lead">{t.forgot.lead}</p>}
      <form method="post" onSubmit={submitOnce} noValidate className="form">
        <Alert alert={answer?.alert} />
        <FormErrors prefix="forgot" reply={answer?.reply} labels={t.fields} />
        <RequiredNote />
        <TextField field={field('email')} label={t.fields.email} type="email" autoComplete="email" />
        <button type="submit" className={sent ? 'button button-secondary' : 'button'}>
          {t.forgot.submit}
        </button>
      </form>
      <p>
        <a href={paths.login(lang)}>{t.forgot.back}</a>
      </p>
    </div>
  )
}
