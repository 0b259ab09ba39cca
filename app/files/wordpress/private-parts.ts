import { closingOf, MOST_SHORTCODES, type Shortcode, shortcodesOf } from './shortcodes'

/** `members`: who is signed in; `stricter`: some of them, by a rule that the portal does not have. */
export type PartFor = 'all' | 'members' | 'stricter'
export type PostPart = { html: string; for: PartFor }

export type PartedPost = {
  parts: PostPart[]
  /** Names of shortcodes of other plugins that look as if they closed something. */
  unsure: string[]
  /** Parts for who is not signed in: they say « sign in », and are left out. */
  forGuests: number
}

/** Of plugins that nobody has told us of: what their names say is taken as meant. */
const LOOKS_CLOSED =
  /member|restrict|private|login|logged|access|subscri|protect|hide|hidden|paywall|user|role|visitor|guest/
/** Attributes that change how it looks, or what it says, not whom it is for. */
const HARMLESS = new Set(['status', 'msg', 'wrap_id', 'wrap_class', 'wrap_tag'])

/** Whom a shortcode closes its inside for; null: for nobody, it is of another kind. `guests`: for who is not signed in. */
function closesFor(tag: Shortcode): PartFor | 'guests' | 'unsure' | null {
  const { name, attributes } = tag
  if (name === 'wpmem_logged_out') return 'guests'
  if (name === 'wpmem_logged_in' || name === 'wp-members')
    return attributes.status === 'out' ? 'guests' : signedInFor(tag)
  if (FORMS.has(name)) return 'members'
  return LOOKS_CLOSED.test(name) ? 'unsure' : null
}

function signedInFor({ attributes }: Shortcode): PartFor {
  const { status = 'in' } = attributes
  return status === 'in' && Object.keys(attributes).every((key) => HARMLESS.has(key)) ? 'members' : 'stricter'
}

/** They show what they enclose to who is signed in. */
const FORMS = new Set(['wpmem_form', 'wpmem_login', 'wpmem_reg'])

/**
 * Takes a post apart at what WP-Members shows to members alone (`[wpmem_logged_in] … [/wpmem_logged_in]`), in its order.
 * Of two readings the one that shows less is taken: what is opened and never closed goes on to the end.
 */
export function partPost(html: string): PartedPost {
  const tags = shortcodesOf(html)
  if (tags.length > MOST_SHORTCODES)
    return { parts: [{ html, for: 'stricter' }], unsure: [`${tags.length} shortcodes`], forGuests: 0 }
  const post: PartedPost = { parts: [], unsure: [], forGuests: 0 }
  let at = 0
  for (const tag of tags) {
    const meant = tag.closes || tag.from < at ? null : closesFor(tag)
    const closing = meant && closingOf(tag, tags)
    if (!meant || !(closing || OPEN_ENDED.has(tag.name))) continue
    post.parts.push({ html: html.slice(at, tag.from), for: 'all' })
    at = closing?.to ?? html.length
    addPart(post, tag.name, meant, html.slice(tag.to, closing?.from ?? html.length))
  }
  post.parts.push({ html: html.slice(at), for: 'all' })
  return { ...post, parts: post.parts.filter((part) => part.html.trim() !== '') }
}

/** A form stands alone, mostly; of these, one without an end is a slip. */
const OPEN_ENDED = new Set(['wpmem_logged_in', 'wpmem_logged_out', 'wp-members'])

function addPart(post: PartedPost, name: string, meant: PartFor | 'guests' | 'unsure', inside: string): void {
  if (meant === 'guests') post.forGuests += 1
  else post.parts.push({ html: inside, for: meant === 'unsure' ? 'stricter' : strictestOf(meant, inside) })
  if (meant === 'unsure') post.unsure.push(name)
}

/** A part for some members that lies in one for all of them closes the whole of it. */
function strictestOf(own: PartFor, inside: string): PartFor {
  const within = partPost(inside)
  return within.parts.some((part) => part.for === 'stricter') ? 'stricter' : own
}
