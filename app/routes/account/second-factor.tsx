import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireHolder, requireLocale } from '~/http/guards.server'
import { formHeaders } from '~/http/limits.server'
import { safeReturnPath } from '~/http/return-path.server'
import { answerSecondFactor } from '~/http/second-factor.server'
import { commonTexts } from '~/i18n/common'
import { formatDate } from '~/i18n/formats'
import { signInTexts } from '~/i18n/sign-in'
import { paths } from '~/paths'
import { submitOnce } from '~/ui/entrance/form-parts'
import { CodeOfApp, FactorAct, RecoveryCodes, ScanCode } from '~/ui/entrance/second-factor'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { mayRemoveSecondFactor, openSecondFactor } from '~/usecases/membership/second-factor.server'

export const headers = formHeaders

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, held } = await requireHolder(request)
  requireLocale(params.lang)
  const returnTo = safeReturnPath(new URL(request.url).searchParams.get('redirectTo'))
  const [view, removable] = await Promise.all([openSecondFactor(person), mayRemoveSecondFactor(person)])
  return { view, removable, held, returnTo }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const holder = await requireHolder(request)
  return answerSecondFactor(holder, request, requireLocale(params.lang))
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => signInTexts[lang].factor)

export default function SecondFactorPage() {
  const { view, removable, held, returnTo } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const lang = useLang()
  const t = signInTexts[lang].factor
  return (
    <div className="narrow">
      {held ? null : (
        <p>
          <a href={paths.accountSecurity(lang)}>{t.back}</a>
        </p>
      )}
      <h1>{t.title}</h1>
      {held ? <Held /> : null}
      {answer?.codes ? (
        <>
          <RecoveryCodes codes={answer.codes} />
          <p>
            <a className="button" href={returnTo ?? paths.account(lang)}>
              {t.goOn}
            </a>
          </p>
        </>
      ) : null}
      {view.state === 'none' ? (
        <>
          <p className="lead">{t.lead}</p>
          <form method="post" onSubmit={submitOnce}>
            <input type="hidden" name="intent" value="start" />
            <button type="submit" className="button">
              {t.start}
            </button>
          </form>
        </>
      ) : null}
      {view.state === 'scanning' ? (
        <section className="stack" aria-labelledby="scan-title">
          <h2 id="scan-title">{t.scanTitle}</h2>
          <p>{t.scanLead}</p>
          <ScanCode {...view} />
          <h2>{t.confirmTitle}</h2>
          <CodeOfApp answer={answer ?? null} intent="confirm" submit={t.confirm} hint={t.confirmHint} />
        </section>
      ) : null}
      {view.state === 'on' && !answer?.codes ? (
        <>
          <p className="notice notice-success">{t.on(formatDate(view.since, lang))}</p>
          <p>{t.codesLeft(view.codesLeft)}</p>
          <FactorAct intent="renew" summary={t.renew} hint={t.renewHint} />
          {removable ? (
            <FactorAct intent="remove" summary={t.remove} hint={t.removeHint} />
          ) : (
            <p>{t.demanded}</p>
          )}
        </>
      ) : null}
    </div>
  )
}

/** Why nothing else opens yet; who would rather leave can. */
function Held() {
  const lang = useLang()
  return (
    <div className="notice notice-warning">
      <p>{signInTexts[lang].factor.owing}</p>
      <form method="post" action={paths.logout()}>
        <button type="submit" className="button button-quiet">
          {commonTexts[lang].signOut}
        </button>
      </form>
    </div>
  )
}
