import { data, type HeadersFunction, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '~/http/clock.server'
import { fileHeaders, isDownload } from '~/http/file-answer.server'
import { langOf, notFound, requireReader } from '~/http/guards.server'
import { paths } from '~/paths'
import { FileRefused } from '~/ui/library/file-refused'
import { openFile } from '~/usecases/library/open-file.server'
import { noteFileRead, noteFileRefused } from '~/usecases/security-events.server'

// A page rather than a bare answer, so that who is refused is told why; allowed bytes leave by their headers.

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await requireReader(request)
  const { fileId = '', name } = params
  const { pathname, search, searchParams } = new URL(request.url)
  const opened = await openFile(visitor, fileId, langOf(request), now())
  switch (opened.outcome) {
    case 'missing':
      throw notFound()
    case 'sign-in':
      throw redirect(paths.login(langOf(request), pathname + search), 303)
    case 'forbidden':
      await noteFileRefused(visitor, fileId, now())
      return data({ refused: opened.document }, { status: 403 })
    case 'send': {
      if (name !== opened.file.name) throw redirect(paths.file(fileId, opened.file.name) + search, 302)
      if (opened.closed && isDownload(request)) await noteFileRead(visitor, fileId, now())
      const inline = searchParams.get('inline') === '1'
      const count = opened.counts && isDownload(request) ? fileId : null
      return data({ refused: null }, { headers: fileHeaders(opened.file, { inline, count }) })
    }
  }
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders

export default function RefusedFilePage() {
  const { refused } = useLoaderData<typeof loader>()
  return refused && <FileRefused {...refused} />
}
