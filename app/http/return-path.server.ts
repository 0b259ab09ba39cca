import { config } from '~/config.server'
import { isLocale } from '~/domain/locale'

/** First segments of the pages that a person may wish to come back to. Never an action, never a token page. */
const RETURNABLE = new Set(['workshops', 'documents', 'account', 'admin'])
/** The longest that we write: a page of the members' list with every box ticked. */
const LONGEST = 1000
const FILES = /^\/files\/[A-Za-z0-9_-]{21}\/[^/]+$/

/**
 * The path, query and fragment of one of our own pages that a visitor wanted, or null for anything else:
 * another site, a scheme, a backslash, a control character, a page that is not one to return to.
 */
export function safeReturnPath(wanted: unknown): string | null {
  if (typeof wanted !== 'string' || wanted.length > LONGEST) return null
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop them, so `/<TAB>/evil` would leave the site
  if (!wanted.startsWith('/') || wanted.startsWith('//') || /[\\\u0000-\u001f\u007f]/.test(wanted))
    return null
  const { origin } = config()
  if (!URL.canParse(wanted, origin)) return null
  const url = new URL(wanted, origin)
  if (url.origin !== origin || url.pathname.startsWith('//')) return null
  return isReturnable(url.pathname) ? url.pathname + url.search + url.hash : null
}

/** The same page, where a workshop or a document says why it is still closed. */
export const atItsGate = (path: string): string =>
  /^\/[a-z]{2}\/(?:workshops|documents)\/[^#]+$/.test(path) ? `${path}#gate` : path

/**
 * The path of a workshop, a document or a file as somebody pasted it, with or without our origin. Empty stays empty;
 * null for what is none of them.
 */
export function ownPage(pasted: string): string | null {
  const { origin } = config()
  const path = safeReturnPath(pasted.startsWith(`${origin}/`) ? pasted.slice(origin.length) : pasted)
  if (pasted === '') return ''
  return path && /^\/(?:[a-z]{2}\/(?:workshops|documents)|files)(?:\/|$)/.test(path) ? path : null
}

function isReturnable(pathname: string): boolean {
  if (FILES.test(pathname)) return true
  const [, lang, area] = pathname.split('/')
  return isLocale(lang) && (area === undefined || area === '' || RETURNABLE.has(area))
}
