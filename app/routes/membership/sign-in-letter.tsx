import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '~/http/clock.server'
import { readConfirming } from '~/http/confirming-cookie.server'
import { requireGuest, requireLocale } from '~/http/guards.server'
import { tokenPageHeaders } from '~/http/limits.server'
import { safeReturnPath } from '~/http/return-path.server'
import { answerSignInLetter } from '~/http/sign-in-letter.server'
import { signInTexts } from '~/i18n/sign-in'
import { paths } from '~/paths'
import { FormAlert, FormDone } from '~/ui/entrance/form-parts'
import { AskForLetterForm, LetterCodePart } from '~/ui/entrance/letter-forms'
import { LetterPage, TokenButton } from '~/ui/entrance/letter-link'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { lookAtSignInLetter } from '~/usecases/membership/sign-in-letter.server'

export const headers = tokenPageHeaders

/** Mail scanners follow links: looking at the page signs nobody in, its button does. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireGuest(request)
  requireLocale(params.lang)
  const query = new URL(request.url).searchParams
  const token = query.get('token')
  return {
    token,
    state: token === null ? null : await lookAtSignInLetter(token, now()),
    sent: query.get('done') === 'sent',
    email: readConfirming(request) ?? '',
    returnTo: safeReturnPath(query.get('redirectTo')),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireGuest(request)
  return answerSignInLetter(request, context, requireLocale(params.lang))
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => signInTexts[lang].letter)

export default function SignInLetterPage() {
  const { token, state, sent, email, returnTo } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const lang = useLang()
  const t = signInTexts[lang].letter
  const of = (form: string) => (answer?.form === form ? answer : null)
  if (token && state === 'ready' && !answer)
    return (
      <LetterPage title={t.title} lead={t.ready}>
        <TokenButton token={token} label={t.enter} intent="link" />
      </LetterPage>
    )
  const spent = answer ? answer.form === 'link' : state === 'spent'
  const asksCode = sent || answer?.form === 'code'
  return (
    <div className="narrow">
      <h1>{spent ? t.spentTitle : t.title}</h1>
      {spent ? (
        <FormAlert>
          <p>{t.spentLead}</p>
        </FormAlert>
      ) : null}
      {sent && !answer ? (
        <FormDone title={t.sent}>
          <p>{t.sentLead}</p>
        </FormDone>
      ) : null}
      {asksCode ? (
        <LetterCodePart
          title={t.codeTitle}
          answer={of('code')}
          email={email}
          t={{ hint: t.codeHint, submit: t.codeSubmit }}
        />
      ) : (
        <p className="lead">{t.lead}</p>
      )}
      <AskForLetterForm
        intent="ask"
        answer={of('ask')}
        email={asksCode ? email : ''}
        returnTo={returnTo}
        again={asksCode}
        t={{ title: asksCode ? t.againTitle : t.askTitle, submit: t.ask }}
      />
      <p>
        <a href={paths.login(lang, returnTo ?? undefined)}>{t.withPassword}</a>
      </p>
    </div>
  )
}
