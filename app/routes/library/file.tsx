import { data, type HeadersFunction, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { Visitor } from '~/domain/access/visitor'
import { now } from '~/http/clock.server'
import { fileHeaders, isDownload, partAsked } from '~/http/file-answer.server'
import { langOf, notFound, requireReader } from '~/http/guards.server'
import { notNow } from '~/http/limits.server'
import { limitedAddress } from '~/http/visitor-address.server'
import { paths } from '~/paths'
import { FileRefused, TooManyDownloads } from '~/ui/library/file-refused'
import { countOpening } from '~/usecases/access/open-pass.server'
import { askToDownload, downloaderOf } from '~/usecases/library/download-limits.server'
import { openFile } from '~/usecases/library/open-file.server'
import { noteFileRead, noteFileRefused } from '~/usecases/security-events.server'

// A page rather than a bare answer, so that who is refused is told why; allowed bytes leave by their headers.

export async function loader({ request, params, context }: LoaderFunctionArgs) {
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
      return data({ refused: opened.document, minutes: 0 }, { status: 403 })
    case 'send': {
      if (name !== opened.file.name) throw redirect(paths.file(fileId, opened.file.name) + search, 302)
      const address = limitedAddress(context)
      const seconds = await askToDownload(visitor, address, partAsked(request))
      if (seconds) return later(seconds)
      await noteReading(request, visitor, fileId, opened)
      const inline = searchParams.get('inline') === '1'
      const count = opened.counts && isDownload(request) ? fileId : null
      const downloader = downloaderOf(visitor, address)
      return data(
        { refused: null, minutes: 0 },
        { headers: fileHeaders(opened.file, { inline, count, downloader }) },
      )
    }
  }
}

type Read = { closed: boolean; pass: string | null }

/** Robots are not counted among readers; who holds a pass is a person, whatever his program calls itself. */
async function noteReading(request: Request, visitor: Visitor, fileId: string, { closed, pass }: Read) {
  if (closed && isDownload(request)) await noteFileRead(visitor, fileId, now())
  if (pass && partAsked(request) === 'whole') await countOpening(pass, now())
}

function later(seconds: number) {
  const { status, headers } = notNow({ outcome: 'limited', seconds })
  return data({ refused: null, minutes: Math.ceil(seconds / 60) }, { status, headers })
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders

export default function RefusedFilePage() {
  const { refused, minutes } = useLoaderData<typeof loader>()
  return refused ? <FileRefused {...refused} /> : <TooManyDownloads minutes={minutes} />
}
