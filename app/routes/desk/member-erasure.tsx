import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ErasureOrder } from '~/domain/membership/erasure'
import { now } from '~/http/clock.server'
import { formAnswer, readForm } from '~/http/forms.server'
import { notFound, requireAdmin, requireLocale, requireRecentProof } from '~/http/guards.server'
import { erasureTexts } from '~/i18n/erasure'
import { paths } from '~/paths'
import { BackTo } from '~/ui/desk/back-to'
import { ErasureForm } from '~/ui/desk/erasure-form'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { eraseAtDesk, openErasure } from '~/usecases/members/erase-at-desk.server'

/** The password is asked for before the form, so that nothing of it has to be said twice. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const admin = await requireAdmin(request)
  requireLocale(params.lang)
  const member = await openErasure(admin, params.id)
  if (!member) throw notFound()
  await requireRecentProof(request)
  return { member }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const admin = await requireAdmin(request)
  const lang = requireLocale(params.lang)
  await requireRecentProof(request)
  const form = await readForm(request, ErasureOrder)
  if (form.outcome === 'invalid') return formAnswer({ reply: form.reply, problem: null })
  const { outcome } = await eraseAtDesk(admin, params.id, form.value.ground, now())
  switch (outcome) {
    case 'missing':
      throw notFound()
    case 'erased':
      return redirect(`${paths.deskMembers(lang)}?done=erased`, 303)
    case 'last-admin':
    case 'yourself':
      return formAnswer({ reply: form.refuse({}), problem: outcome }, 409)
  }
}

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, (lang) => ({
    title: erasureTexts[lang].title(args.data?.member.name ?? ''),
    description: erasureTexts[lang].description,
  }))

export default function MemberErasurePage() {
  const { member } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const lang = useLang()
  const t = erasureTexts[lang]
  return (
    <>
      <BackTo to={paths.deskMember(lang, member.id)} label={member.name} />
      <h1>{t.title(member.name)}</h1>
      {member.itself ? (
        <p className="notice">
          {t.itself} <a href={paths.deletion(lang)}>{t.itselfLink}</a>
        </p>
      ) : (
        <ErasureForm member={member} reply={answer?.reply ?? null} problem={answer?.problem ?? null} />
      )}
    </>
  )
}
