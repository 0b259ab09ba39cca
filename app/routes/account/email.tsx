import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { answerEmail } from '~/http/change-email.server'
import { now } from '~/http/clock.server'
import { requireLocale, requireProven } from '~/http/guards.server'
import { formHeaders } from '~/http/limits.server'
import { myDataTexts } from '~/i18n/my-data'
import { paths } from '~/paths'
import { AskForEmail, PendingEmail } from '~/ui/account/email-change'
import { FormDone } from '~/ui/entrance/form-parts'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { openEmail } from '~/usecases/membership/change-email.server'

export const headers = formHeaders

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requireProven(request)
  requireLocale(params.lang)
  const view = await openEmail(person, now())
  return { ...view, cancelled: new URL(request.url).searchParams.get('done') === 'cancelled' }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await requireProven(request)
  return answerEmail(person, request, requireLocale(params.lang))
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => myDataTexts[lang].email)

export default function EmailPage() {
  const { email, pending, cancelled } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const lang = useLang()
  const t = myDataTexts[lang].email
  return (
    <div className="narrow">
      <p className="back-link">
        <a href={paths.account(lang)}>{t.back}</a>
      </p>
      <h1>{t.title}</h1>
      {cancelled && !answer && !pending ? <FormDone title={t.cancelled} /> : null}
      <p className="lead">{t.lead(email)}</p>
      {pending ? <PendingEmail {...pending} answer={answer?.form === 'code' ? answer : null} /> : null}
      <AskForEmail answer={answer?.form === 'ask' ? answer : null} again={pending !== null} />
    </div>
  )
}
