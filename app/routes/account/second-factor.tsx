import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '~/http/clock.server'
import { readCookie, SESSION_COOKIE } from '~/http/cookies.server'
import { requireHolder, requireLocale } from '~/http/guards.server'
import { formHeaders } from '~/http/limits.server'
import { safeReturnPath } from '~/http/return-path.server'
import { answerSecondFactor } from '~/http/second-factor.server'
import { signInTexts } from '~/i18n/sign-in'
import { paths } from '~/paths'
import { Held } from '~/ui/entrance/held'
import { RecoveryCodes } from '~/ui/entrance/second-factor'
import { AppInService, CodesLeft, NoAppYet, PasskeysToo, Scanning } from '~/ui/entrance/second-factor-states'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { openFactors } from '~/usecases/membership/second-factor.server'

export const headers = formHeaders

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, held } = await requireHolder(request)
  requireLocale(params.lang)
  const returnTo = safeReturnPath(new URL(request.url).searchParams.get('redirectTo'))
  const token = readCookie(request, SESSION_COOKIE) ?? ''
  return { ...(await openFactors(person, token, now())), held, returnTo }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const holder = await requireHolder(request)
  return answerSecondFactor(holder, request, requireLocale(params.lang))
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => signInTexts[lang].factor)

export default function SecondFactorPage() {
  const { app, passkeys, codesLeft, removable, held, returnTo } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const lang = useLang()
  const t = signInTexts[lang].factor
  if (answer?.codes)
    return (
      <div className="narrow">
        <h1>{t.title}</h1>
        <RecoveryCodes codes={answer.codes} />
        <p>
          <a className="button" href={returnTo ?? paths.account(lang)}>
            {t.goOn}
          </a>
        </p>
      </div>
    )
  return (
    <div className="narrow">
      {held ? null : (
        <p className="back-link">
          <a href={paths.accountSecurity(lang)}>{t.back}</a>
        </p>
      )}
      <h1>{t.title}</h1>
      {held ? <Held why={t.owing} /> : null}
      {app.state === 'none' ? <NoAppYet owing={held} returnTo={returnTo} /> : null}
      {app.state === 'scanning' ? <Scanning {...app} answer={answer ?? null} /> : null}
      {app.state === 'on' ? <AppInService since={app.since} removable={removable} /> : null}
      {codesLeft === null ? null : <CodesLeft left={codesLeft} />}
      {held || app.state === 'scanning' ? null : <PasskeysToo count={passkeys} />}
    </div>
  )
}
