import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '~/http/clock.server'
import { answerConfirmation } from '~/http/confirmation.server'
import { readConfirming } from '~/http/confirming-cookie.server'
import { identify, requireLocale } from '~/http/guards.server'
import { tokenPageHeaders } from '~/http/limits.server'
import { safeReturnPath } from '~/http/return-path.server'
import { membershipTexts } from '~/i18n/membership'
import { paths } from '~/paths'
import { FormAlert, FormDone } from '~/ui/entrance/form-parts'
import { AskForLetterForm, LetterCodePart } from '~/ui/entrance/letter-forms'
import { LetterPage, TokenButton } from '~/ui/entrance/letter-link'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { lookAtConfirmation } from '~/usecases/membership/confirm-email.server'

export const headers = tokenPageHeaders

/** Mail scanners follow links: looking at the page confirms nothing, its button does. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await identify(request)
  requireLocale(params.lang)
  const query = new URL(request.url).searchParams
  const token = query.get('token')
  return {
    token,
    link: token === null ? null : await lookAtConfirmation(token, now()),
    done: query.get('done'),
    email: readConfirming(request) ?? '',
    returnTo: safeReturnPath(query.get('redirectTo')),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await identify(request)
  return answerConfirmation(request, context, requireLocale(params.lang))
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => membershipTexts[lang].confirm)

export default function ConfirmEmailPage() {
  const { token, link, done, email, returnTo } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const lang = useLang()
  const { confirm: t, hints } = membershipTexts[lang]
  if (token && link?.outcome === 'ready' && answer?.form !== 'confirm')
    return (
      <LetterPage title={t.title} lead={`${t.hello(link.firstName)} ${t.lead(link.email)}`}>
        <TokenButton token={token} label={t.submit} intent="confirm" />
      </LetterPage>
    )
  const spent = link !== null || answer?.form === 'confirm'
  return (
    <div className="narrow">
      <h1>{spent ? t.spentTitle : t.title}</h1>
      {spent && (answer?.form ?? 'confirm') === 'confirm' ? <SpentNote /> : null}
      {answer ? null : <DoneNote done={done} />}
      <LetterCodePart
        title={t.codeTitle}
        answer={answer?.form === 'code' ? answer : null}
        email={email}
        t={{ hint: hints.code, submit: t.codeSubmit }}
      />
      <AskForLetterForm
        intent="resend"
        answer={answer?.form === 'resend' ? answer : null}
        email={email}
        returnTo={returnTo}
        again
        t={{ title: t.resendTitle, lead: t.resendLead, submit: t.resendSubmit }}
      />
      <p>
        <a href={paths.login(lang, returnTo ?? undefined)}>{t.login}</a>
      </p>
    </div>
  )
}

function SpentNote() {
  const t = membershipTexts[useLang()].confirm
  return (
    <FormAlert>
      <p>{t.spentLead}</p>
    </FormAlert>
  )
}

function DoneNote({ done }: { done: string | null }) {
  const t = membershipTexts[useLang()].confirm
  if (done !== 'registered' && done !== 'sent') return null
  return (
    <FormDone title={t[done]}>
      <p>{t[`${done}Lead`]}</p>
    </FormDone>
  )
}
