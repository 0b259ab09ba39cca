import { data, type HeadersFunction, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '~/http/clock.server'
import { langOf, notFound, requireReader } from '~/http/guards.server'
import { notNow } from '~/http/limits.server'
import { paths } from '~/paths'
import { FileRefused, TooManyDownloads } from '~/ui/library/file-refused'
import { noteFileRefused } from '~/usecases/security-events.server'

// What is said to who gets no bytes; whether he does was decided before (server/file-route.ts), and is not asked again.

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireReader(request)
  const { refusedFile: refused } = context
  const { fileId = '' } = params
  const { pathname, search } = new URL(request.url)
  switch (refused?.outcome) {
    case 'sign-in':
      throw redirect(paths.login(langOf(request), pathname + search), 303)
    case 'renamed':
      throw redirect(paths.file(fileId, refused.name) + search, 302)
    case 'forbidden':
      await noteFileRefused(visitor, fileId, now())
      return data({ refused: refused.document, minutes: 0 }, { status: 403 })
    case 'later': {
      const { status, headers } = notNow({ outcome: 'limited', seconds: refused.seconds })
      return data({ refused: null, minutes: Math.ceil(refused.seconds / 60) }, { status, headers })
    }
    default:
      throw notFound()
  }
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders

export default function RefusedFilePage() {
  const { refused, minutes } = useLoaderData<typeof loader>()
  return refused ? <FileRefused {...refused} /> : <TooManyDownloads minutes={minutes} />
}
