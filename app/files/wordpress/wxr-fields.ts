export type WxrAuthor = {
  id: string
  login: string
  email: string
  displayName: string
  firstName: string
  lastName: string
}

export type WxrTerm = { domain: string; nicename: string; name: string }

export type WxrItem = {
  id: string
  type: string
  status: string
  title: string
  link: string
  guid: string
  slug: string
  /** Login of the author. */
  creator: string
  html: string
  excerpt: string
  /** `2016-03-01 09:00:00`, or zeros. */
  postedGmt: string
  posted: string
  password: string
  parent: string
  attachmentUrl: string
  terms: WxrTerm[]
  meta: Record<string, string>
  comments: number
  /** Where it begins in the file. */
  line: number
  /** More than can be held: what came after the bound is not there. */
  tooLarge: boolean
}

/** What an export holds, in its order. */
export type WxrPart =
  /** Scheme, host and folder of the site. */
  { kind: 'site'; url: string } | { kind: 'author'; author: WxrAuthor } | { kind: 'item'; item: WxrItem }

/** Characters of one item; a long book has two million. */
const MOST_OF_ITEM = 8 * 1024 ** 2
/** Of the many that plugins write, those that are read. */
const KEPT_META = new Set([
  ...['_wpmem_block', 'block', 'unblock', '_wpmem_products', '_wp_attached_file', '_thumbnail_id'],
  ...['_wpml_import_language_code', '_wpml_import_translation_group'],
])

const ITEM_FIELDS = {
  'wp:post_id': 'id',
  'wp:post_type': 'type',
  'wp:status': 'status',
  title: 'title',
  link: 'link',
  guid: 'guid',
  'wp:post_name': 'slug',
  'dc:creator': 'creator',
  'content:encoded': 'html',
  'excerpt:encoded': 'excerpt',
  'wp:post_date_gmt': 'postedGmt',
  'wp:post_date': 'posted',
  'wp:post_password': 'password',
  'wp:post_parent': 'parent',
  'wp:attachment_url': 'attachmentUrl',
} as const satisfies Record<string, keyof WxrItem>

const AUTHOR_FIELDS = {
  'wp:author_id': 'id',
  'wp:author_login': 'login',
  'wp:author_email': 'email',
  'wp:author_display_name': 'displayName',
  'wp:author_first_name': 'firstName',
  'wp:author_last_name': 'lastName',
} as const satisfies Record<string, keyof WxrAuthor>

const emptyItem = (line: number): WxrItem => ({
  ...{
    id: '',
    type: '',
    status: '',
    title: '',
    link: '',
    guid: '',
    slug: '',
    creator: '',
    html: '',
    excerpt: '',
  },
  ...{ postedGmt: '', posted: '', password: '', parent: '', attachmentUrl: '', terms: [], meta: {} },
  ...{ comments: 0, line, tooLarge: false },
})

const emptyAuthor = (): WxrAuthor => ({
  ...{ id: '', login: '', email: '', displayName: '', firstName: '', lastName: '' },
})

/** Puts what stands between the tags of an export into the fields of its authors and items. */
export class WxrFields {
  isExport = false
  private text = ''
  private item: WxrItem | null = null
  private held = 0
  private author = emptyAuthor()
  private term: WxrTerm = { domain: '', nicename: '', name: '' }
  private metaKey = ''

  begin(place: string, attributes: Record<string, string>, line: number): void {
    this.text = ''
    if (place === 'item') {
      this.item = emptyItem(line)
      this.held = 0
    } else if (place === 'wp:author') this.author = emptyAuthor()
    else if (place === 'item>category') {
      const { domain = '', nicename = '' } = attributes
      this.term = { domain, nicename, name: '' }
    } else if (place === 'item>wp:postmeta') this.metaKey = ''
  }

  take(text: string): void {
    this.held += text.length
    if (this.item && this.held > MOST_OF_ITEM) this.item.tooLarge = true
    else this.text += text
  }

  /** The part that ends here, if one does. */
  finish(place: string): WxrPart | null {
    const text = this.text
    this.text = ''
    if (this.item) return this.finishInItem(place, this.item, text)
    if (place === 'wp:wxr_version') this.isExport = /^1\.\d$/.test(text.trim())
    if (place === 'wp:base_blog_url') return { kind: 'site', url: text.trim() }
    if (place === 'wp:author') return { kind: 'author', author: this.author }
    const field = AUTHOR_FIELDS[place.slice('wp:author>'.length) as keyof typeof AUTHOR_FIELDS]
    if (place.startsWith('wp:author>') && field) this.author[field] = text.trim()
    return null
  }

  private finishInItem(place: string, item: WxrItem, text: string): WxrPart | null {
    const name = place.slice('item>'.length)
    const field = ITEM_FIELDS[name as keyof typeof ITEM_FIELDS]
    if (place === 'item') {
      this.item = null
      return { kind: 'item', item }
    }
    if (field) item[field] = field === 'html' || field === 'excerpt' ? text : text.trim()
    else if (name === 'category') item.terms.push({ ...this.term, name: text.trim() })
    else if (name === 'wp:comment') item.comments += 1
    else if (name === 'wp:postmeta>wp:meta_key') this.metaKey = text.trim()
    else if (name === 'wp:postmeta>wp:meta_value' && KEPT_META.has(this.metaKey))
      item.meta[this.metaKey] = text.trim()
    return null
  }
}
