import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { answerEntrance } from '~/http/entrance.server'
import { requireGuest, requireLocale } from '~/http/guards.server'
import { formHeaders } from '~/http/limits.server'
import { safeReturnPath } from '~/http/return-path.server'
import { joiningTexts } from '~/i18n/joining'
import { membershipTexts } from '~/i18n/membership'
import { signInTexts } from '~/i18n/sign-in'
import { paths } from '~/paths'
import { FormAlert, FormDone } from '~/ui/entrance/form-parts'
import { LoginForm } from '~/ui/entrance/login-form'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { useJoining } from '~/ui/use-site'

export const headers = formHeaders

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireGuest(request)
  requireLocale(params.lang)
  const query = new URL(request.url).searchParams
  return {
    returnTo: safeReturnPath(query.get('redirectTo')),
    passwordChanged: query.get('done') === 'password-changed',
    tooLate: query.get('done') === 'too-late',
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireGuest(request)
  return answerEntrance(request, context, requireLocale(params.lang), null, 'login')
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => membershipTexts[lang].login)

export default function LoginPage() {
  const view = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const lang = useLang()
  const t = membershipTexts[lang].login
  const invitedOnly = useJoining().policy === 'invitation'
  return (
    <div className="narrow">
      <h1 id="login-title">{t.title}</h1>
      {view.passwordChanged && !reply ? <FormDone title={t.passwordChanged} /> : null}
      {view.tooLate && !reply ? (
        <FormAlert>
          <p>{signInTexts[lang].step.tooLate}</p>
        </FormAlert>
      ) : null}
      <p className="lead">{view.returnTo ? t.signInFirst : t.lead}</p>
      <LoginForm reply={reply?.reply ?? null} alert={reply?.alert ?? null} returnTo={view.returnTo} />
      <p>
        {t.notYet}{' '}
        <a href={paths.register(lang, view.returnTo ?? undefined)}>
          {invitedOnly ? joiningTexts[lang].invitedOnly.nav : t.register}
        </a>
      </p>
    </div>
  )
}
