import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { requireAdmin, requireLocale } from '~/http/guards.server'
import { answerInvitingMany } from '~/http/invitations.server'
import { invitationTexts } from '~/i18n/invitations'
import { paths } from '~/paths'
import { BackTo } from '~/ui/desk/back-to'
import { InviteManyForm, SendMany } from '~/ui/invitations/invite-many-form'
import { PreviewTable } from '~/ui/invitations/preview-table'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireAdmin(request)
  requireLocale(params.lang)
  return null
}

export async function action({ request, params }: ActionFunctionArgs) {
  const admin = await requireAdmin(request)
  return answerInvitingMany(admin, request, requireLocale(params.lang))
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => invitationTexts[lang].many)

export default function InvitationManyPage() {
  const answer = useActionData<typeof action>()
  const lang = useLang()
  const { many: t, one } = invitationTexts[lang]
  const preview = answer?.preview
  const bad = preview ? preview.lines.length - preview.good : 0
  return (
    <>
      <BackTo to={paths.deskInvitations(lang)} label={one.back} />
      <h1>{t.title}</h1>
      {answer && preview ? (
        <section className="stack" aria-labelledby="preview-title">
          <h2 id="preview-title">{t.previewTitle}</h2>
          <div className={`notice ${bad ? 'notice-warning' : 'notice-success'}`} role="status">
            <p>
              {t.good(preview.good)} {bad && preview.good ? t.bad(bad) : null}
            </p>
          </div>
          <PreviewTable lines={preview.lines} />
          {preview.good ? <SendMany reply={answer.reply} good={preview.good} /> : null}
          <h2>{t.edit}</h2>
        </section>
      ) : (
        <p>{t.lead}</p>
      )}
      <InviteManyForm reply={answer?.reply ?? null} />
    </>
  )
}
