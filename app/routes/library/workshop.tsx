import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { isLocale } from '~/domain/locale'
import { absoluteAddress } from '~/http/addresses.server'
import { now } from '~/http/clock.server'
import { answerGate } from '~/http/gate.server'
import { identify, notFound, requireLocale, requireReader } from '~/http/guards.server'
import { formHeaders } from '~/http/limits.server'
import { paths } from '~/paths'
import { workshopHead } from '~/ui/library/workshop-head'
import { WorkshopPage } from '~/ui/library/workshop-page'
import { pageMeta } from '~/ui/page-meta'
import { useSite } from '~/ui/use-site'
import { openWorkshop } from '~/usecases/library/workshops.server'

export const headers = formHeaders

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await requireReader(request)
  const lang = requireLocale(params.lang)
  const view = await openWorkshop(visitor, params.slug ?? '', lang, now())
  if (!view) throw notFound()
  const returnTo = paths.workshop(lang, view.card.slug)
  return data(
    { view, returnTo, origin: absoluteAddress('') },
    { status: view.access === 'tombstone' ? 410 : 200 },
  )
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const visitor = await identify(request)
  const lang = requireLocale(params.lang)
  return answerGate(request, context, visitor, { lang, here: paths.workshop(lang, params.slug ?? '') })
}

export const meta: MetaFunction<typeof loader> = (args) => {
  const { view, origin = '' } = args.data ?? {}
  const [title, description] = [view?.card.title.text ?? '', view?.card.summary.text ?? '']
  const { lang } = args.params
  return [
    ...pageMeta(args, () => ({ title, description })),
    ...(view && isLocale(lang) ? workshopHead(view, lang, origin) : []),
  ]
}

export default function WorkshopRoute() {
  const { view, returnTo } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return <WorkshopPage view={view} reply={reply} returnTo={returnTo} slogan={useSite()?.gateSlogan} />
}
