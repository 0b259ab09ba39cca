import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '~/http/clock.server'
import { identify, requireLocale } from '~/http/guards.server'
import { answerGuestAccess } from '~/http/guest-access.server'
import { tokenPageHeaders } from '~/http/limits.server'
import { limitedAddress } from '~/http/visitor-address.server'
import { accessTexts } from '~/i18n/access'
import { paths } from '~/paths'
import { GuestAccess } from '~/ui/library/guest-access'
import { pageMeta } from '~/ui/page-meta'
import { lookAtPass } from '~/usecases/access/open-pass.server'

export const headers = tokenPageHeaders

/** Mail scanners follow links: looking at the page opens nothing, its button does. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await identify(request)
  const lang = requireLocale(params.lang)
  const token = new URL(request.url).searchParams.get('token') ?? ''
  const view = await lookAtPass(visitor, token, lang, now())
  if (view.state === 'here') throw redirect(paths.document(lang, view.slug), 303)
  return { token, view }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const visitor = await identify(request)
  const lang = requireLocale(params.lang)
  return answerGuestAccess(request, visitor, { lang, address: limitedAddress(context) })
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => accessTexts[lang].pass)

export default function GuestAccessPage() {
  const { token, view } = useLoaderData<typeof loader>()
  return <GuestAccess token={token} view={view} reply={useActionData<typeof action>() ?? null} />
}
