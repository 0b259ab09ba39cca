import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { isImageSize } from '~/domain/library/reading'
import { now } from '~/http/clock.server'
import { pageImageHeaders } from '~/http/file-answer.server'
import { langOf, notFound, requireReader } from '~/http/guards.server'
import { paths } from '~/paths'
import { openPageImage } from '~/usecases/library/open-page-image.server'

const SECONDS_UNTIL_LESS_WAIT = '5'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await requireReader(request)
  const { fileId = '', picture = '' } = params
  const size = picture.replace(/\.webp$/, '')
  const number = /^[1-9]\d{0,3}$/.test(params.number ?? '') ? Number(params.number) : 0
  if (!picture.endsWith('.webp') || !isImageSize(size) || !number) throw notFound()
  const opened = await openPageImage(visitor, { fileId, number, size }, now)
  switch (opened.outcome) {
    case 'missing':
      throw notFound()
    case 'sign-in':
      throw redirect(paths.login(langOf(request), new URL(request.url).pathname), 303)
    case 'forbidden':
      throw new Response(null, { status: 403 })
    case 'busy':
      throw new Response(null, { status: 503, headers: { 'Retry-After': SECONDS_UNTIL_LESS_WAIT } })
    case 'send':
      return new Response(null, { headers: pageImageHeaders(opened.image) })
  }
}
