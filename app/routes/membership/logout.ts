import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { isSignedIn } from '~/domain/access/visitor'
import { DEFAULT_LOCALE, isLocale, type Locale } from '~/domain/locale'
import { readCookie, SESSION_COOKIE, signedOutHeaders } from '~/http/cookies.server'
import { identify } from '~/http/guards.server'
import { paths } from '~/paths'
import { endLoginSession } from '~/usecases/login-sessions.server'

/** Following a link signs nobody out: another site could place one. */
export async function loader({ request }: LoaderFunctionArgs) {
  await identify(request)
  return redirect(paths.home(languageOfReferer(request) ?? DEFAULT_LOCALE), 303)
}

export async function action({ request }: ActionFunctionArgs) {
  const visitor = await identify(request)
  const token = readCookie(request, SESSION_COOKIE)
  if (token && token.length <= 64) await endLoginSession(token)
  const lang = languageOfReferer(request) ?? (isSignedIn(visitor) ? visitor.lang : DEFAULT_LOCALE)
  return redirect(paths.home(lang), { status: 303, headers: signedOutHeaders() })
}

/** The language of the page with the button; this address itself has none. */
function languageOfReferer(request: Request): Locale | null {
  const referer = request.headers.get('referer') ?? ''
  const first = URL.canParse(referer) ? new URL(referer).pathname.split('/')[1] : null
  return isLocale(first) ? first : null
}
