import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { requireAdmin, requireLocale } from '~/http/guards.server'
import { answerInviting } from '~/http/invitations.server'
import { invitationTexts } from '~/i18n/invitations'
import { paths } from '~/paths'
import { BackTo } from '~/ui/desk/back-to'
import { InviteForm } from '~/ui/invitations/invite-form'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireAdmin(request)
  requireLocale(params.lang)
  return null
}

export async function action({ request, params }: ActionFunctionArgs) {
  const admin = await requireAdmin(request)
  return answerInviting(admin, request, requireLocale(params.lang))
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => invitationTexts[lang].one)

export default function InvitationNewPage() {
  const answer = useActionData<typeof action>()
  const lang = useLang()
  const t = invitationTexts[lang].one
  return (
    <>
      <BackTo to={paths.deskInvitations(lang)} label={t.back} />
      <h1>{t.title}</h1>
      <p>{t.lead}</p>
      <InviteForm reply={answer?.reply ?? null} />
    </>
  )
}
