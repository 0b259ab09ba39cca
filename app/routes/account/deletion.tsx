import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { DeletionRequest } from '~/domain/membership/deletion'
import { now } from '~/http/clock.server'
import { readCookie, SESSION_COOKIE, signedOutHeaders } from '~/http/cookies.server'
import { formAnswer, parseForm, readFormData } from '~/http/forms.server'
import { requireLeaver, requireLocale } from '~/http/guards.server'
import { formatDate } from '~/i18n/formats'
import { myDataTexts } from '~/i18n/my-data'
import { paths } from '~/paths'
import { DeletionForm, KeepOrLeave } from '~/ui/account/deletion'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { askForDeletion, keepAccount, openDeletion } from '~/usecases/membership/deletion.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requireLeaver(request)
  requireLocale(params.lang)
  return openDeletion(person)
}

/** `intent=keep`, or else the first step of deletion. */
export async function action({ request, params }: ActionFunctionArgs) {
  const person = await requireLeaver(request)
  const lang = requireLocale(params.lang)
  const formData = await readFormData(request)
  if (formData.get('intent') === 'keep') {
    await keepAccount(person, now())
    return redirect(`${paths.account(lang)}?done=kept`, 303)
  }
  const form = parseForm(formData, DeletionRequest)
  if (form.outcome === 'invalid') return formAnswer({ reply: form.reply, problem: null })
  const asked = await askForDeletion(person, readCookie(request, SESSION_COOKIE) ?? '', now())
  switch (asked.outcome) {
    case 'last-admin':
      return formAnswer({ reply: form.refuse({}), problem: asked.outcome }, 409)
    case 'already':
    case 'ended':
      return redirect(paths.deletion(lang), 303)
    case 'asked':
      return redirect(`${paths.keepAccount(lang)}?done=asked`, { status: 303, headers: signedOutHeaders() })
  }
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => myDataTexts[lang].deletion)

export default function DeletionPage() {
  const view = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const lang = useLang()
  const t = myDataTexts[lang]
  if (view.state === 'leaving')
    return (
      <div className="narrow">
        <h1>{t.leaving.title(formatDate(view.erasedOn, lang))}</h1>
        <p className="lead">{t.leaving.lead(formatDate(view.askedAt, lang))}</p>
        <KeepOrLeave />
      </div>
    )
  return (
    <div className="narrow">
      <p className="back-link">
        <a href={paths.accountData(lang)}>{t.deletion.back}</a>
      </p>
      <h1>{t.deletion.title}</h1>
      <DeletionForm reply={answer?.reply ?? null} problem={answer?.problem ?? null} />
    </div>
  )
}
