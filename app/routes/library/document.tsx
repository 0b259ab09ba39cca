import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { isLocale } from '~/domain/locale'
import { citationAsked } from '~/http/citation-asked.server'
import { now } from '~/http/clock.server'
import { answerAsking, answerGate, answerGuestAsking, intentOf } from '~/http/gate.server'
import { identify, notFound, requireLocale, requireReader } from '~/http/guards.server'
import { formHeaders } from '~/http/limits.server'
import { answerSharing } from '~/http/shares.server'
import { signposts } from '~/http/signposts.server'
import { paths } from '~/paths'
import { documentHead } from '~/ui/library/document-head'
import { DocumentPage } from '~/ui/library/document-page'
import { pageMeta } from '~/ui/page-meta'
import { useSite } from '~/ui/use-site'
import { readBeside } from '~/usecases/library/beside-document.server'
import { openDocument } from '~/usecases/library/open-document.server'
import { isKept } from '~/usecases/library/reading-list.server'

export const headers: HeadersFunction = (given) => {
  const headers = new Headers(formHeaders(given) as Headers)
  const link = given.loaderHeaders.get('Link')
  if (link) headers.set('Link', link)
  return headers
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await requireReader(request)
  const lang = requireLocale(params.lang)
  const view = await openDocument(visitor, params.slug ?? '', lang, now())
  if (!view) throw notFound()
  const returnTo = paths.document(lang, view.card.slug)
  const asked = new URL(request.url).searchParams
  const beside = await readBeside(visitor, view, lang, now())
  const citation = await citationAsked(visitor, view.card.slug, asked, lang)
  const bookmark = { kept: await isKept(visitor, view.card.slug), wanted: asked.has('keep') }
  return data(
    { view, beside, returnTo, done: asked.get('done'), citation, bookmark },
    { status: view.access === 'tombstone' ? 410 : 200, headers: { Link: signposts(view, lang) } },
  )
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const visitor = await identify(request)
  const lang = requireLocale(params.lang)
  const slug = params.slug ?? ''
  const here = paths.document(lang, slug)
  switch (await intentOf(request)) {
    case 'ask':
      return answerAsking(request, visitor, { slug, here })
    case 'share':
      return answerSharing(request, visitor, { slug, lang, here })
    case 'ask-guest':
      return answerGuestAsking(request, context, visitor, { slug, lang, here })
    default:
      return answerGate(request, context, visitor, { lang, here })
  }
}

export const meta: MetaFunction<typeof loader> = (args) => {
  const view = args.data?.view
  const [title, description] = [view?.card.title.text ?? '', view?.card.summary.text ?? '']
  const { lang } = args.params
  return [
    ...pageMeta(args, () => ({ title, description })),
    ...(view && isLocale(lang) ? documentHead(view, lang) : []),
  ]
}

export default function DocumentRoute() {
  const { view, beside, returnTo, done, citation, bookmark } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const slogan = useSite()?.gateSlogan
  return <DocumentPage {...{ view, beside, reply, returnTo, slogan, done, citation, bookmark }} />
}
