import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { isSignedIn } from '~/domain/access/visitor'
import { now } from '~/http/clock.server'
import { identify, requireLocale } from '~/http/guards.server'
import { answerInvited } from '~/http/invitations.server'
import { tokenPageHeaders } from '~/http/limits.server'
import { invitationTexts } from '~/i18n/invitations'
import { paths } from '~/paths'
import { RegisterForm } from '~/ui/entrance/register-form'
import { AlreadySignedIn, InvitationHead, InvitationOver } from '~/ui/invitations/invited'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { lookAtInvitation } from '~/usecases/invitations/accept-invitation.server'

export const headers = tokenPageHeaders

/** Mail scanners follow links: looking at the page accepts nothing, its form does. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await identify(request)
  requireLocale(params.lang)
  const token = new URL(request.url).searchParams.get('token') ?? ''
  return {
    signedInAs: isSignedIn(visitor) ? `${visitor.firstName} ${visitor.lastName}` : null,
    invitation: await lookAtInvitation(token, now()),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const visitor = await identify(request)
  const lang = requireLocale(params.lang)
  if (isSignedIn(visitor)) return redirect(paths.account(lang), 303)
  return answerInvited(request, context, lang)
}

export const meta: MetaFunction = (args) => [
  ...pageMeta(args, (lang) => invitationTexts[lang].page),
  { name: 'robots', content: 'noindex' },
]

export default function InvitationPage() {
  const { signedInAs, invitation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = invitationTexts[useLang()].page
  if (signedInAs) return <AlreadySignedIn name={signedInAs} />
  if (invitation.outcome === 'spent' || answer?.over)
    return <InvitationOver hasAccount={answer?.over === 'has-account'} />
  return (
    <div className="narrow">
      <h1 id="register-title">{t.title}</h1>
      <InvitationHead {...invitation} />
      <RegisterForm
        reply={answer?.reply ?? null}
        alert={answer?.alert ?? null}
        returnTo={null}
        invited={invitation}
      />
    </div>
  )
}
