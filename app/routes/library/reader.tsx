import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '~/http/clock.server'
import { answerGateOf } from '~/http/gate.server'
import { identify, notFound, requireLocale, requireReader } from '~/http/guards.server'
import { formHeaders, notNow } from '~/http/limits.server'
import { pageTyped, readerAsked } from '~/http/reader-asked.server'
import { countReader } from '~/http/reader-count.server'
import { limitedAddress } from '~/http/visitor-address.server'
import { readerTexts } from '~/i18n/reader'
import { paths } from '~/paths'
import { pageMeta } from '~/ui/page-meta'
import { ReaderPage } from '~/ui/reader/reader-page'
import { useSite } from '~/ui/use-site'
import { openReader } from '~/usecases/library/open-reader.server'
import { askToSearchWithin } from '~/usecases/library/search-limit.server'
import { noteFileRead } from '~/usecases/security-events.server'

export const headers = formHeaders

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireReader(request)
  const lang = requireLocale(params.lang)
  const slug = params.slug ?? ''
  const typed = pageTyped(request, lang, slug)
  if (typed) throw redirect(typed, 302)
  const asked = readerAsked(request, params.page)
  const seconds = asked.query ? await askToSearchWithin(visitor, limitedAddress(context)) : 0
  if (seconds) throw new Response(null, notNow({ outcome: 'limited', seconds }))
  const moment = now()
  const opened = await openReader(visitor, slug, asked, { lang, now: moment })
  if (opened.outcome === 'missing') throw notFound()
  if (opened.outcome === 'withdrawn') throw redirect(paths.document(lang, slug), 302)
  if (opened.closed) await noteFileRead(visitor, opened.closed, moment)
  if (opened.view.state === 'open')
    await countReader(request, visitor, { ...opened, address: limitedAddress(context) })
  const { pathname, search, searchParams } = new URL(request.url)
  const listed = searchParams.has('list')
  return data({ reading: opened.view, view: asked.view, listed, returnTo: pathname + search })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const visitor = await identify(request)
  const lang = requireLocale(params.lang)
  const { pathname, search } = new URL(request.url)
  const place = { slug: params.slug ?? '', lang, here: pathname + search }
  return answerGateOf(request, context, visitor, place)
}

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, (lang) => {
    const reading = args.data?.reading
    const title = reading?.card.title.text ?? ''
    const page = reading?.state === 'open' ? reading.book.page : null
    return { title: readerTexts[lang].title(page, title), description: readerTexts[lang].description(title) }
  })

export default function ReaderRoute() {
  const { reading, view, listed, returnTo } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <ReaderPage
      reading={reading}
      view={view}
      listed={listed}
      reply={reply}
      returnTo={returnTo}
      slogan={useSite()?.gateSlogan}
    />
  )
}
