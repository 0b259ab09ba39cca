import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BulkAct, isBulkIntent } from '~/domain/membership/bulk-act'
import { now } from '~/http/clock.server'
import { formAnswer, readForm } from '~/http/forms.server'
import { notFound, requireAdmin, requireLocale, requireRecentProof } from '~/http/guards.server'
import { memberBulkTexts } from '~/i18n/member-bulk'
import { paths } from '~/paths'
import { BackTo } from '~/ui/desk/back-to'
import { BulkConfirmation } from '~/ui/desk/bulk-confirmation'
import { BulkOutcome } from '~/ui/desk/bulk-outcome'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { changeMany, lookAtMany } from '~/usecases/members/change-many.server'

/** Shows whom the act concerns; looking does nothing. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const admin = await requireAdmin(request)
  requireLocale(params.lang)
  const asked = new URL(request.url).searchParams
  const intent = asked.get('intent')
  if (!isBulkIntent(intent)) throw notFound()
  if (intent !== 'approve') await requireRecentProof(request)
  return { intent, people: await lookAtMany(admin, asked.getAll('id'), intent) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const admin = await requireAdmin(request)
  requireLocale(params.lang)
  const form = await readForm(request, BulkAct)
  if (form.outcome === 'invalid') return formAnswer({ reply: form.reply, changed: null })
  if (form.value.intent !== 'approve') await requireRecentProof(request)
  const changed = await changeMany(admin, form.formData.getAll('id').map(String), form.value, now())
  return formAnswer({ reply: null, changed }, 200)
}

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, (lang) => ({
    title: memberBulkTexts[lang].acts[args.data?.intent ?? 'approve'].title,
    description: memberBulkTexts[lang].description,
  }))

export default function MembersBulkPage() {
  const { intent, people } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const lang = useLang()
  const t = memberBulkTexts[lang]
  return (
    <>
      <BackTo to={paths.deskMembers(lang)} label={t.back} />
      {answer?.changed ? (
        <BulkOutcome intent={intent} changed={answer.changed} />
      ) : (
        <BulkConfirmation intent={intent} people={people} reply={answer?.reply ?? null} />
      )}
    </>
  )
}
