import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '~/http/clock.server'
import { answerGateOf } from '~/http/gate.server'
import { identify, notFound, requireLocale, requireReader } from '~/http/guards.server'
import { formHeaders } from '~/http/limits.server'
import { versionTexts } from '~/i18n/versions'
import { paths } from '~/paths'
import { VersionPage } from '~/ui/library/version-page'
import { pageMeta } from '~/ui/page-meta'
import { useSite } from '~/ui/use-site'
import { openVersion } from '~/usecases/library/open-version.server'

export const headers = formHeaders

const numberOf = (written: string | undefined): number =>
  /^\d{1,5}$/.test(written ?? '') ? Number(written) : Number.NaN

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await requireReader(request)
  const lang = requireLocale(params.lang)
  const slug = params.slug ?? ''
  const number = numberOf(params.number)
  if (Number.isNaN(number)) throw notFound()
  const opened = await openVersion(visitor, slug, number, { lang, now: now() })
  if (opened.outcome === 'missing') throw notFound()
  if (opened.outcome === 'withdrawn') throw redirect(paths.document(lang, slug), 302)
  return { view: opened.view, returnTo: paths.version(lang, slug, number) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const visitor = await identify(request)
  const lang = requireLocale(params.lang)
  const slug = params.slug ?? ''
  const here = paths.version(lang, slug, numberOf(params.number) || 0)
  return answerGateOf(request, context, visitor, { slug, lang, here })
}

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, (lang) => {
    const view = args.data?.view
    const title = versionTexts[lang].title(view?.number ?? 0, view?.card.title.text ?? '')
    return { title, description: title }
  })

export default function VersionRoute() {
  const { view, returnTo } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return <VersionPage view={view} reply={reply} returnTo={returnTo} slogan={useSite()?.gateSlogan} />
}
