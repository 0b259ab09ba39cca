import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { MembershipSettings } from '~/domain/membership/member-act'
import { now } from '~/http/clock.server'
import { formAnswer, readForm } from '~/http/forms.server'
import {
  hasRecentProof,
  notFound,
  requireAdmin,
  requireLocale,
  requireProofToOpen,
} from '~/http/guards.server'
import { deskTexts } from '~/i18n/desk'
import { paths } from '~/paths'
import { DoneNotice } from '~/ui/desk/done-notice'
import { PolicyForm } from '~/ui/desk/policy-form'
import { ProofFirst } from '~/ui/desk/proof-first'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { changeSettings, readSettings } from '~/usecases/settings.server'

/** The password is asked for before the form; where it grew old meanwhile, the form comes back as it was filled in. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireAdmin(request)
  requireLocale(params.lang)
  await requireProofToOpen(request)
  const settings = await readSettings()
  return { settings, done: new URL(request.url).searchParams.get('done') }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const admin = await requireAdmin(request)
  const lang = requireLocale(params.lang)
  const form = await readForm(request, MembershipSettings)
  if (form.outcome === 'invalid') return formAnswer({ reply: form.reply, unproven: false })
  if (!(await hasRecentProof(request))) return formAnswer({ reply: form.refuse({}), unproven: true }, 403)
  if (!(await changeSettings(admin, { ...(await readSettings()), ...form.value }, now()))) throw notFound()
  return redirect(`${paths.deskSettings(lang)}?done=saved`, 303)
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => deskTexts[lang].settings)

export default function SettingsPage() {
  const { settings, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const lang = useLang()
  const t = deskTexts[lang].settings
  return (
    <>
      <h1>{t.title}</h1>
      {answer ? null : <DoneNotice done={done} texts={{ saved: t.saved }} />}
      {answer?.unproven ? <ProofFirst returnTo={paths.deskSettings(lang)} /> : null}
      <PolicyForm settings={settings} reply={answer?.reply ?? null} />
    </>
  )
}
