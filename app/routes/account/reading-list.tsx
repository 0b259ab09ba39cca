import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '~/http/clock.server'
import { identify, requireLocale, requireSignedIn } from '~/http/guards.server'
import { answerBookmark } from '~/http/reading-list.server'
import { readingListTexts } from '~/i18n/reading-list'
import { DoneNotice } from '~/ui/desk/done-notice'
import { AccountAreas } from '~/ui/entrance/account-areas'
import { ReadingList } from '~/ui/library/reading-list'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { openReadingList } from '~/usecases/library/reading-list.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requireSignedIn(request)
  const lang = requireLocale(params.lang)
  const asked = new URL(request.url).searchParams
  const list = await openReadingList(person, asked.get('after'), lang, now())
  return { list, continued: asked.has('after'), done: asked.get('done') }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const visitor = await identify(request)
  return answerBookmark(visitor, request, requireLocale(params.lang))
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => readingListTexts[lang])

export default function ReadingListPage() {
  const { list, continued, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = readingListTexts[useLang()]
  return (
    <div className="narrow">
      <h1>{t.title}</h1>
      <AccountAreas current="reading-list" />
      <p className="lead">{t.lead}</p>
      <DoneNotice done={done} texts={t.done} />
      <ReadingList list={list} continued={continued} full={answer?.outcome === 'full'} />
    </div>
  )
}
