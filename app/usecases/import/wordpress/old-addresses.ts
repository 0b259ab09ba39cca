import { uploadPath, withoutSize } from '~/files/wordpress/uploads-folder.server'
import { paths } from '~/paths'

const BY_NUMBER = ['p', 'page_id', 'attachment_id']

/** The addresses of the other site and where they lead here. */
export class OldAddresses {
  private readonly slugs = new Map<string, string>()
  private readonly site: URL

  /** `site` is the address of its home page. */
  constructor(site: string) {
    this.site = new URL(URL.canParse(site) ? site : 'http://site.invalid/')
  }

  /** All these lead to the document with this slug; the first who names an address keeps it. */
  add(slug: string, addresses: readonly string[]): void {
    for (const address of addresses) {
      const key = this.keyOf(address)
      if (key && !this.slugs.has(key)) this.slugs.set(key, slug)
    }
  }

  /** Our address of what this one was; null when it is somebody else's, or was not imported. */
  find(address: string): string | null {
    const slug = this.slugs.get(this.keyOf(address) ?? '')
    return slug === undefined ? null : paths.lasting(slug)
  }

  private keyOf(address: string): string | null {
    if (!address || address.startsWith('#') || !URL.canParse(address, this.site.href)) return null
    const url = new URL(address, this.site)
    if (!/^https?:$/.test(url.protocol) || bare(url.hostname) !== bare(this.site.hostname)) return null
    const upload = uploadPath(url.pathname)
    if (upload) return `upload ${withoutSize(upload).normalize('NFC')}`
    const number = BY_NUMBER.map((name) => url.searchParams.get(name)).find(Boolean)
    if (number) return `number ${number}`
    const path = decoded(url.pathname).replace(/\/+$/, '').toLowerCase()
    return path === '' ? null : `path ${path}`
  }
}

const bare = (host: string): string => host.replace(/^www\./, '')

function decoded(path: string): string {
  try {
    return decodeURIComponent(path).normalize('NFC')
  } catch {
    return path
  }
}
