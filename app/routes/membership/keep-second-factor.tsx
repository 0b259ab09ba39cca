import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '~/http/clock.server'
import { identify, requireLocale } from '~/http/guards.server'
import { answerLetterLink, tokenIn } from '~/http/letter-link.server'
import { tokenPageHeaders } from '~/http/limits.server'
import { factorLossTexts } from '~/i18n/factor-loss'
import { paths } from '~/paths'
import { GoOn, LetterPage, TokenButton } from '~/ui/entrance/letter-link'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { keepSecondFactor, lookAtRemoval } from '~/usecases/membership/factor-loss.server'

export const headers = tokenPageHeaders

/** Mail scanners follow links: looking at the page stops nothing, its button does. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await identify(request)
  requireLocale(params.lang)
  const token = tokenIn(request)
  const kept = new URL(request.url).searchParams.get('done') === 'kept'
  return { token, state: kept ? ('kept' as const) : await lookAtRemoval(token, now()) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  await identify(request)
  const lang = requireLocale(params.lang)
  return answerLetterLink(request, keepSecondFactor, `${paths.keepSecondFactor(lang)}?done=kept`)
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => factorLossTexts[lang].keep)

export default function KeepSecondFactorPage() {
  const { token, state } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const lang = useLang()
  const t = factorLossTexts[lang].keep
  const shown = answer?.state ?? state
  if (shown === 'ready')
    return (
      <LetterPage title={t.title} lead={t.ready}>
        <TokenButton token={token} label={t.button} />
      </LetterPage>
    )
  return (
    <LetterPage title={t[`${shown}Title`]} lead={t[shown]}>
      {shown === 'kept' ? (
        <GoOn to={paths.login(lang)} label={t.login} />
      ) : (
        <GoOn to={paths.forgotPassword(lang)} label={t.forgot} quiet />
      )}
    </LetterPage>
  )
}
