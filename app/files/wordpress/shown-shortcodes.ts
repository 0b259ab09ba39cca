import type { Addresses } from './addresses'
import { closingOf, MOST_SHORTCODES, type Shortcode, shortcodesOf } from './shortcodes'

/** Written in brackets by people, too: only with attributes, or an end, is it a shortcode. */
const isMeant = (tag: Shortcode, closing: Shortcode | null): boolean =>
  closing !== null || KNOWN.has(tag.name) || Object.keys(tag.attributes).length > 0

const KNOWN = new Set([
  ...['caption', 'wp_caption', 'gallery', 'embed', 'video', 'audio', 'playlist', 'wpmem_form', 'wpmem_login'],
  ...['wpmem_reg', 'wpmem_profile', 'wpmem_loginout', 'wpmem_login_link', 'wpmem_reg_link', 'wpmem_logout'],
  ...[
    'wpmem_field',
    'wpmem_avatar',
    'wpmem_tos',
    'wpmem_show_count',
    'wpmem_login_button',
    'wpmem_logged_in',
  ],
])
const MEDIA = ['src', 'mp4', 'webm', 'm4v', 'ogv', 'mp3', 'm4a', 'ogg', 'wav']

type Standing = { tag: Shortcode; closing: Shortcode | null }

/** The shortcodes that are meant as such, with their ends; ends come without one. */
function* meantOnes(tags: Shortcode[]): Generator<Standing> {
  const ends = new Set<Shortcode>()
  for (const tag of tags) {
    const closing = tag.closes ? null : closingOf(tag, tags)
    if (closing) ends.add(closing)
    if (tag.closes ? ends.has(tag) : isMeant(tag, closing)) yield { tag, closing }
  }
}

/** The HTML that shortcodes stand for: captions, galleries and embeds; of all others what they enclose, which is noted. */
export function shownShortcodes(html: string, addresses: Addresses): { html: string; notes: string[] } {
  const tags = shortcodesOf(html)
  if (tags.length > MOST_SHORTCODES) return { html, notes: [] }
  const notes = new Set<string>()
  let shown = ''
  let at = 0
  for (const { tag, closing } of meantOnes(tags)) {
    if (tag.from < at) continue
    shown += html.slice(at, tag.from)
    at = tag.to
    if (tag.closes) continue
    const replacement = replacementOf(tag, closing ? html.slice(tag.to, closing.from) : '', addresses)
    if (replacement === null) notes.add(`the shortcode [${tag.name}]`)
    else {
      shown += replacement
      at = closing?.to ?? tag.to
    }
  }
  return { html: unescaped(shown + html.slice(at)), notes: [...notes] }
}

/** Null: nothing stands for it; what it encloses stays. */
function replacementOf(tag: Shortcode, inside: string, addresses: Addresses): string | null {
  switch (tag.name) {
    case 'caption':
    case 'wp_caption':
      return captioned(inside, tag.attributes.caption)
    case 'gallery':
      return listed(addresses.pictures((tag.attributes.ids ?? '').split(',').map((id) => id.trim())))
    case 'embed':
      return linkTo(inside.trim())
    case 'video':
    case 'audio':
      return linkTo(MEDIA.map((name) => tag.attributes[name] ?? '').find(Boolean) ?? inside.trim())
    default:
      return null
  }
}

/** `<img …> words` in the old editor; the words are the caption. */
function captioned(inside: string, attribute: string | undefined): string {
  const picture = /^\s*(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?/i.exec(inside)?.[0] ?? ''
  const words = attribute || inside.slice(picture.length).trim()
  return `<figure>${picture}<figcaption>${words}</figcaption></figure>`
}

const listed = (names: string[]): string =>
  names.length ? `<ul>${names.map((name) => `<li>${escaped(name)}</li>`).join('')}</ul>` : ''

const linkTo = (address: string): string =>
  /^https?:\/\/\S+$/.test(address) ? `<p><a href="${escaped(address)}">${escaped(address)}</a></p>` : ''

const escaped = (text: string): string =>
  text
    .replace(/&(?!#?\w+;)/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/"/g, '&quot;')

/** `[[name]]` is how WordPress writes that it means the text. */
const unescaped = (html: string): string => html.replace(/\[(\[\/?[a-z][^[\]]*\])\]/gi, '$1')
