import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '~/http/clock.server'
import { identify, requireLocale } from '~/http/guards.server'
import { answerLetterLink, tokenIn } from '~/http/letter-link.server'
import { tokenPageHeaders } from '~/http/limits.server'
import { myDataTexts } from '~/i18n/my-data'
import { paths } from '~/paths'
import { GoOn, LetterPage, TokenButton } from '~/ui/entrance/letter-link'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { keepByToken, lookAtKeeping } from '~/usecases/membership/deletion.server'

type Shown = 'asked' | 'kept' | 'ready' | 'spent'

export const headers = tokenPageHeaders

/** Mail scanners follow links: looking at the page keeps nothing, its button does. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await identify(request)
  requireLocale(params.lang)
  const token = tokenIn(request)
  const done = new URL(request.url).searchParams.get('done')
  const state: Shown = done === 'asked' || done === 'kept' ? done : await lookAtKeeping(token, now())
  return { token, state }
}

export async function action({ request, params }: ActionFunctionArgs) {
  await identify(request)
  const lang = requireLocale(params.lang)
  return answerLetterLink(request, keepByToken, `${paths.keepAccount(lang)}?done=kept`)
}

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, (lang) => {
    const { askedTitle, keptTitle, title, spentTitle, description } = myDataTexts[lang].keeping
    const titles = { asked: askedTitle, kept: keptTitle, ready: title, spent: spentTitle }
    return { title: titles[args.data?.state ?? 'spent'], description }
  })

export default function KeepAccountPage() {
  const { token, state } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const lang = useLang()
  const t = myDataTexts[lang].keeping
  const shown = answer?.state ?? state
  if (shown === 'ready')
    return (
      <LetterPage title={t.title} lead={t.lead}>
        <TokenButton token={token} label={t.submit} />
      </LetterPage>
    )
  return (
    <LetterPage title={t[`${shown}Title`]} lead={t[shown]}>
      {shown === 'asked' ? (
        <GoOn to={paths.home(lang)} label={t.home} quiet />
      ) : (
        <GoOn to={paths.login(lang)} label={t.login} />
      )}
    </LetterPage>
  )
}
