import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { answerSecurity } from '~/http/account-security.server'
import { now } from '~/http/clock.server'
import { readCookie, SESSION_COOKIE } from '~/http/cookies.server'
import { requireLocale, requireSignedIn } from '~/http/guards.server'
import { formHeaders } from '~/http/limits.server'
import { accountTexts } from '~/i18n/account'
import { passkeyTexts } from '~/i18n/passkeys'
import { signInTexts } from '~/i18n/sign-in'
import { paths } from '~/paths'
import { AccountAreas } from '~/ui/entrance/account-areas'
import { FormDone } from '~/ui/entrance/form-parts'
import { LoginSessions } from '~/ui/entrance/login-sessions'
import { PasswordForm } from '~/ui/entrance/password-form'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { listLoginSessions } from '~/usecases/login-sessions.server'
import { openFactors } from '~/usecases/membership/second-factor.server'

export const headers = formHeaders

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requireSignedIn(request)
  requireLocale(params.lang)
  const token = readCookie(request, SESSION_COOKIE) ?? ''
  const sessions = await listLoginSessions(person, token, now())
  const { app, passkeys } = await openFactors(person, token, now())
  return {
    email: person.email,
    factor: app.state === 'on',
    passkeys,
    sessions,
    done: new URL(request.url).searchParams.get('done'),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await requireSignedIn(request)
  return answerSecurity(person, request, requireLocale(params.lang))
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => accountTexts[lang].security)

export default function SecurityPage() {
  const { email, factor, passkeys, sessions, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const lang = useLang()
  const t = accountTexts[lang].security
  const factorTexts = signInTexts[lang].factor
  const keyTexts = passkeyTexts[lang].page
  const notice = done && !answer && Object.hasOwn(t.done, done) ? t.done[done as keyof typeof t.done] : null
  return (
    <div className="narrow settings">
      <h1>{t.title}</h1>
      <AccountAreas current="security" />
      {notice ? <FormDone title={notice} /> : null}
      <section className="stack" aria-labelledby="password-title">
        <h2 id="password-title">{t.passwordTitle}</h2>
        <p>{t.passwordLead}</p>
        <details className="confirm-quiet stack" open={answer !== undefined}>
          <summary>{t.passwordSubmit}</summary>
          <PasswordForm email={email} reply={answer?.reply ?? null} alert={answer?.alert ?? null} />
        </details>
      </section>
      <section className="stack" aria-labelledby="passkeys-title">
        <h2 id="passkeys-title">{keyTexts.title}</h2>
        <p>{passkeys ? keyTexts.have(passkeys) : keyTexts.offer}</p>
        <p>
          <a href={paths.passkeys(lang)}>{keyTexts.open}</a>
        </p>
      </section>
      <section className="stack" aria-labelledby="factor-title">
        <h2 id="factor-title">{factorTexts.title}</h2>
        <p>{factor ? factorTexts.offerOn : factorTexts.offerOff}</p>
        <p>
          <a href={paths.secondFactor(lang)}>{factorTexts.open}</a>
        </p>
      </section>
      <section className="stack" aria-labelledby="sessions-title">
        <h2 id="sessions-title">{t.sessionsTitle}</h2>
        <p>{t.sessionsLead}</p>
        <LoginSessions sessions={sessions} />
      </section>
    </div>
  )
}
