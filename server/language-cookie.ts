import type { RequestHandler } from 'express'
import { isLocale } from '~/domain/locale'
import { hostCookie, LANG_COOKIE } from '~/http/cookies.server'

const YEAR = 365 * 24 * 3600

/**
 * Whoever follows the language switch (from a page of ours in one language to one in another) finds that language
 * again at `/`. Nobody else gets the cookie: a first visit sets none.
 */
export function rememberLanguage(origin: string): RequestHandler {
  return (req, res, next) => {
    const referer = req.get('referer')
    const wanted = req.path.split('/')[1]
    if (req.method === 'GET' && referer && isLocale(wanted) && URL.canParse(referer)) {
      const from = new URL(referer)
      const before = from.pathname.split('/')[1]
      if (from.origin === origin && isLocale(before) && before !== wanted)
        res.append('Set-Cookie', hostCookie(LANG_COOKIE, wanted, YEAR))
    }
    next()
  }
}
