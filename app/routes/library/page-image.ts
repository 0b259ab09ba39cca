import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { langOf, notFound, requireReader } from '~/http/guards.server'
import { paths } from '~/paths'

const SECONDS_UNTIL_LESS_WAIT = '5'

// As routes/library/file.tsx: what is said to who gets no picture.

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireReader(request)
  switch (context.refusedPicture?.outcome) {
    case 'sign-in':
      throw redirect(paths.login(langOf(request), new URL(request.url).pathname), 303)
    case 'forbidden':
      throw new Response(null, { status: 403 })
    case 'busy':
      throw new Response(null, { status: 503, headers: { 'Retry-After': SECONDS_UNTIL_LESS_WAIT } })
    default:
      throw notFound()
  }
}
