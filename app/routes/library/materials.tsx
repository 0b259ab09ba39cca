import { data, type HeadersFunction, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '~/http/clock.server'
import { langOf, notFound, requireReader } from '~/http/guards.server'
import { notNow } from '~/http/limits.server'
import { privateHeaders } from '~/http/private-file.server'
import { isDownload } from '~/http/reader-count.server'
import { recogniseAnew } from '~/http/visit.server'
import { limitedAddress } from '~/http/visitor-address.server'
import { paths } from '~/paths'
import { FileRefused, TooManyDownloads } from '~/ui/library/file-refused'
import { askToZip, noteZip } from '~/usecases/library/download-limits.server'
import { openMaterials, zipMaterials } from '~/usecases/library/open-materials.server'

// A page rather than a bare answer, so that who is refused is told why; the archive leaves in its place.

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const visitor = await requireReader(request)
  const [lang, slug] = [langOf(request), params.slug ?? '']
  const opened = await openMaterials(visitor, slug, lang, now())
  switch (opened.outcome) {
    case 'missing':
      throw notFound()
    case 'sign-in':
      throw redirect(paths.login(lang, paths.workshop(lang, slug)), 303)
    case 'forbidden':
      return data({ refused: opened.document, minutes: 0 }, { status: 403 })
    case 'send': {
      const address = limitedAddress(context)
      const seconds = await askToZip(visitor, address, request.method === 'GET' ? 'whole' : 'nothing')
      if (seconds) return later(seconds)
      const reader = async () => (await recogniseAnew(request)).visitor
      // By HEAD nothing is asked for but the headers.
      const files = request.method === 'GET' ? opened.files : []
      const zip = zipMaterials(files, lang, { visitor: reader, now, counts: isDownload(request) })
      if (request.method === 'GET') zip.once('close', noteZip(visitor, address))
      // Who left while the gate was asked has no connection any more that could end it.
      if (request.signal.aborted) zip.destroy()
      context.attachment = zip
      const headers = privateHeaders({ name: `${slug}.zip`, mediaType: 'application/zip' })
      return data({ refused: null, minutes: 0 }, { headers })
    }
  }
}

function later(seconds: number) {
  const { status, headers } = notNow({ outcome: 'limited', seconds })
  return data({ refused: null, minutes: Math.ceil(seconds / 60) }, { status, headers })
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders

export default function RefusedMaterialsPage() {
  const { refused, minutes } = useLoaderData<typeof loader>()
  return refused ? <FileRefused {...refused} /> : <TooManyDownloads minutes={minutes} />
}
