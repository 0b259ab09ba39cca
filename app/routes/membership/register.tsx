import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { answerEntrance } from '~/http/entrance.server'
import { requireGuest, requireLocale } from '~/http/guards.server'
import { formHeaders } from '~/http/limits.server'
import { safeReturnPath } from '~/http/return-path.server'
import { joiningTexts } from '~/i18n/joining'
import { membershipTexts } from '~/i18n/membership'
import { paths } from '~/paths'
import { InvitedOnly } from '~/ui/entrance/invited-only'
import { RegisterForm } from '~/ui/entrance/register-form'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { useJoining } from '~/ui/use-site'

export const headers = formHeaders

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireGuest(request)
  requireLocale(params.lang)
  return { returnTo: safeReturnPath(new URL(request.url).searchParams.get('redirectTo')) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireGuest(request)
  return answerEntrance(request, context, requireLocale(params.lang), null, 'register')
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => membershipTexts[lang].register)

export default function RegisterPage() {
  const { returnTo } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const lang = useLang()
  const t = membershipTexts[lang].register
  const { policy } = useJoining()
  const already = (
    <p>
      {t.already} <a href={paths.login(lang, returnTo ?? undefined)}>{t.login}</a>
    </p>
  )
  if (policy === 'invitation')
    return (
      <div className="narrow">
        <h1>{joiningTexts[lang].invitedOnly.title}</h1>
        <InvitedOnly />
        {already}
      </div>
    )
  return (
    <div className="narrow">
      <h1 id="register-title">{t.title}</h1>
      <p className="lead">{t.lead}</p>
      <div className="prose">
        <ol>
          {joiningTexts[lang].steps[policy].map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </div>
      {already}
      <RegisterForm reply={reply?.reply ?? null} alert={reply?.alert ?? null} returnTo={returnTo} />
    </div>
  )
}
