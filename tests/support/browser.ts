const OUR_COOKIE =
  /^__Host-[a-z-]+=[^;]*; Path=\/; Secure; HttpOnly; SameSite=(?:Lax|Strict)(?:; Max-Age=\d+)?$/

/** What a browser sends and keeps, without drawing: cookies, Origin, no automatic redirect. */
export class Browser {
  private readonly cookies = new Map<string, string>()

  constructor(
    readonly origin: string,
    sessionToken?: string,
  ) {
    if (sessionToken) this.cookies.set('__Host-sid', sessionToken)
  }

  cookie(name: string): string | undefined {
    return this.cookies.get(name)
  }

  setCookie(name: string, value: string): void {
    this.cookies.set(name, value)
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.send('GET', path, { headers })
  }

  head(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.send('HEAD', path, { headers })
  }

  /** A form post from a page of the portal. */
  post(
    path: string,
    fields: Record<string, string | string[]>,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const body = new URLSearchParams()
    for (const [name, values] of Object.entries(fields))
      for (const value of [values].flat()) body.append(name, value)
    return this.send('POST', path, { body, headers: { Origin: this.origin, ...headers } })
  }

  /** A multipart post, as a file form sends it. */
  upload(path: string, form: FormData, headers: Record<string, string> = {}): Promise<Response> {
    return this.send('POST', path, { body: form, headers: { Origin: this.origin, ...headers } })
  }

  async send(
    method: string,
    path: string,
    { body, headers }: { body?: BodyInit; headers?: Record<string, string> } = {},
  ): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(new URL(path, this.origin), {
      method,
      body,
      redirect: 'manual',
      headers: { ...(cookie ? { Cookie: cookie } : {}), ...headers },
    })
    for (const line of answer.headers.getSetCookie()) this.keep(line)
    return answer
  }

  /** Follows redirects of our own site by GET, as a browser does after a form post. */
  async follow(answer: Response, most = 5): Promise<Response> {
    let current = answer
    for (let i = 0; i < most && current.status >= 300 && current.status < 400; i++) {
      await current.body?.cancel()
      current = await this.get(current.headers.get('location') ?? '/')
    }
    return current
  }

  /** Every cookie of every test is one for this host alone, hidden from scripts and from other sites (case AU17). */
  private keep(line: string): void {
    if (!OUR_COOKIE.test(line)) throw new Error(`a cookie that is not set as ours are: ${line}`)
    const [pair = '', ...attributes] = line.split(';')
    const at = pair.indexOf('=')
    const ended = attributes.some((a) => /^\s*max-age=0$/i.test(a))
    if (ended) this.cookies.delete(pair.slice(0, at))
    else this.cookies.set(pair.slice(0, at), pair.slice(at + 1))
  }
}

/** The readable text of a page: no tags, no scripts, entities of letters resolved. */
export function visibleText(html: string): string {
  return html
    .replace(/<script[\s\S]*?<\/script>/g, ' ')
    .replace(/<!-- -->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/[ \t\r\n]+/g, ' ')
}
