import { isLocale, type Locale, preferredLocale } from '~/domain/locale'
import { LANG_COOKIE, readCookie } from './cookies.server'

/** For addresses without a language: the visitor's earlier choice, then his browser's wish, then French. */
export function languageOf(request: Request): Locale {
  const chosen = readCookie(request, LANG_COOKIE)
  return isLocale(chosen) ? chosen : preferredLocale(request.headers.get('accept-language'))
}
