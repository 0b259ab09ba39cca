import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { isLocale, preferredLocale } from '~/domain/locale'
import { LANG_COOKIE, readCookie } from '~/http/cookies.server'
import { paths } from '~/paths'

/** `/` in the visitor's language: his earlier choice, then his browser's wish, then French. */
export function loader({ request }: LoaderFunctionArgs) {
  const chosen = readCookie(request, LANG_COOKIE)
  const lang = isLocale(chosen) ? chosen : preferredLocale(request.headers.get('accept-language'))
  return redirect(paths.home(lang), { status: 302, headers: { Vary: 'Cookie, Accept-Language' } })
}
