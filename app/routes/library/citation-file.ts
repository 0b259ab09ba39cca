import type { LoaderFunctionArgs } from '@remix-run/node'
import { isCitationFormat } from '~/domain/citing/citation'
import { now } from '~/http/clock.server'
import { notFound, requireLocale, requireReader } from '~/http/guards.server'
import { privateHeaders } from '~/http/private-file.server'
import { libraryTexts } from '~/i18n/library'
import { exportCitation } from '~/usecases/citing/cite-document.server'

/** The card of a document as a file for reference managers and repositories. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await requireReader(request)
  const lang = requireLocale(params.lang)
  const { slug = '', format } = params
  if (!isCitationFormat(format)) throw notFound()
  const { kinds } = libraryTexts[lang]
  const file = await exportCitation(visitor, slug, format, { lang, kinds }, now())
  if (!file) throw notFound()
  return new Response(file.body, { headers: privateHeaders(file) })
}
