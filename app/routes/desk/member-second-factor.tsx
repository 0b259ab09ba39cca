import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { FactorLossAct } from '~/domain/membership/factor-loss'
import { now } from '~/http/clock.server'
import { formAnswer, readForm } from '~/http/forms.server'
import { notFound, requireAdmin, requireLocale, requireRecentProof } from '~/http/guards.server'
import { factorLossTexts } from '~/i18n/factor-loss'
import { paths } from '~/paths'
import { BackTo } from '~/ui/desk/back-to'
import { DoneNotice } from '~/ui/desk/done-notice'
import { FactorLoss } from '~/ui/desk/factor-loss'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { changeFactorLoss, openFactorLoss } from '~/usecases/membership/factor-loss.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const admin = await requireAdmin(request)
  requireLocale(params.lang)
  const member = await openFactorLoss(admin, params.id)
  if (!member) throw notFound()
  return { member, done: new URL(request.url).searchParams.get('done') }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const admin = await requireAdmin(request)
  const lang = requireLocale(params.lang)
  await requireRecentProof(request)
  const form = await readForm(request, FactorLossAct)
  if (form.outcome === 'invalid') return formAnswer({ reply: form.reply })
  const { outcome } = await changeFactorLoss(admin, params.id, form.value, now())
  if (outcome === 'missing') throw notFound()
  if (outcome === 'yourself') return formAnswer({ reply: null }, 409)
  return redirect(`${paths.deskMemberSecondFactor(lang, params.id ?? '')}?done=${outcome}`, 303)
}

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, (lang) => ({
    title: factorLossTexts[lang].desk.title(args.data?.member.name ?? ''),
    description: factorLossTexts[lang].desk.description,
  }))

export default function MemberSecondFactorPage() {
  const { member, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const lang = useLang()
  const t = factorLossTexts[lang].desk
  return (
    <>
      <BackTo to={paths.deskMember(lang, member.id)} label={member.name} />
      <h1>{t.title(member.name)}</h1>
      {answer ? null : <DoneNotice done={done} texts={t.done} />}
      <p className="lead">{t.lead}</p>
      <FactorLoss member={member} reply={answer?.reply ?? null} />
    </>
  )
}
