import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { languageOf } from '~/http/language.server'
import { paths } from '~/paths'

/** `/` in the visitor's language. */
export function loader({ request }: LoaderFunctionArgs) {
  const target = paths.home(languageOf(request))
  return redirect(target, { status: 302, headers: { Vary: 'Cookie, Accept-Language' } })
}
