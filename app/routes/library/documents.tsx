import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readLibraryWish } from '~/domain/library/library-wish'
import { isLocale } from '~/domain/locale'
import { now } from '~/http/clock.server'
import { identify, requireLocale } from '~/http/guards.server'
import { libraryTexts } from '~/i18n/library'
import { themeFeed } from '~/ui/library/library-head'
import { LibraryPage } from '~/ui/library/library-page'
import { pageMeta } from '~/ui/page-meta'
import { listDocuments } from '~/usecases/library/list-documents.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await identify(request)
  const lang = requireLocale(params.lang)
  const wish = readLibraryWish(new URL(request.url).searchParams)
  return { list: await listDocuments(visitor, wish, lang, now()), signedIn: visitor.kind !== 'guest' }
}

export const meta: MetaFunction<typeof loader> = (args) => {
  const { lang } = args.params
  const page = pageMeta(args, (language) => libraryTexts[language].documentsPage)
  return [...page, ...(args.data && isLocale(lang) ? themeFeed(args.data.list, lang) : [])]
}

export default function DocumentsRoute() {
  const { list, signedIn } = useLoaderData<typeof loader>()
  return <LibraryPage list={list} signedIn={signedIn} />
}
