import { GUEST } from '~/domain/access/visitor'
import { OPERATIONS, type OperationName, operationAt } from '~/domain/api/operations'
import { isLocale, type Locale, preferredLocale } from '~/domain/locale'
import { paths } from '~/paths'
import { countRequest, type Metered, type Program } from '~/usecases/api/api-limits.server'
import { mayUse } from '~/usecases/tokens/recognise-token.server'
import { now } from '../clock.server'
import { machineAnswer } from '../machines/machine-answer.server'
import { limitedAddress } from '../visitor-address.server'
import { challenge, type Holder, readHolder } from './bearer.server'
import { HANDLERS, type Said } from './handlers.server'
import { openApi } from './openapi.server'
import { problem } from './problem.server'
import { rateHeaders } from './rate-headers.server'
import { invalidParameter, readQuestion } from './read-question.server'

/** What the server found out about a request before it is asked what it wants. */
export type Arrived = {
  clientAddress: string
  /** As it was written: one address has one spelling. */
  path: string
  acceptsJson: boolean
  hasContent: boolean
}

const METHODS = 'GET, HEAD, OPTIONS'
const JSON_TYPE = 'application/json; charset=utf-8'

/** Answers a program (decision 44). The token in `Authorization` says who asks; without one it is a guest. */
export async function answerApi(request: Request, arrived: Arrived): Promise<Response> {
  const lang = languageOf(request)
  const { answer, rate = null } = await answerTo(request, arrived, lang)
  const dress: Record<string, string> = {
    ...rateHeaders(rate ? [{ name: 'requests', metered: rate }] : []),
    'Content-Language': lang,
    Vary: 'Authorization, Accept-Language',
    'X-Robots-Tag': 'noindex',
    ...(request.headers.has('authorization') ? {} : forOtherSites),
  }
  for (const [name, value] of Object.entries(dress))
    if (answer.headers.has(name)) answer.headers.append(name, value)
    else answer.headers.set(name, value)
  return answer
}

/**
 * Pages of other sites may read what everybody may read: no cookie counts here, so that a browser adds nothing to what
 * they ask. No script of theirs may send a token (no `Access-Control-Allow-Headers: Authorization`).
 */
const forOtherSites = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Link, RateLimit, RateLimit-Policy, Retry-After',
  'Cross-Origin-Resource-Policy': 'cross-origin',
}

/** The language in the address, else the one that the program prefers. */
function languageOf(request: Request): Locale {
  const asked = new URL(request.url).searchParams.get('lang')
  return isLocale(asked) ? asked : preferredLocale(request.headers.get('accept-language'))
}

type Answered = { answer: Response; rate?: Metered }

async function answerTo(request: Request, arrived: Arrived, lang: Locale): Promise<Answered> {
  if (request.method === 'OPTIONS') return { answer: preflight() }
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return { answer: problem('method', lang, { headers: { Allow: METHODS } }) }
  if (arrived.hasContent) return { answer: problem('content', lang) }
  if (!arrived.acceptsJson) return { answer: problem('not-acceptable', lang) }
  const holder = await readHolder(request)
  const known = holder !== null && 'tokenId' in holder
  const program: Program = known
    ? { tokenId: holder.tokenId }
    : { address: limitedAddress({ clientAddress: arrived.clientAddress }) }
  const rate = await countRequest(program)
  if (rate && !rate.allowed) return { answer: problem('too-many', lang), rate }
  if (holder && !known) return { answer: problem(holder.problem, lang, { headers: holder.headers }), rate }
  return { answer: await answerHolder(request, arrived.path, { holder, program, lang }), rate }
}

const preflight = (): Response =>
  new Response(null, {
    status: 204,
    headers: {
      Allow: METHODS,
      'Access-Control-Allow-Methods': 'GET, HEAD',
      'Access-Control-Allow-Headers': 'If-None-Match',
      'Access-Control-Max-Age': '86400',
    },
  })

type Who = { holder: Holder | null; program: Program; lang: Locale }

async function answerHolder(request: Request, path: string, who: Who): Promise<Response> {
  const { holder, lang } = who
  const url = new URL(request.url)
  if (path === paths.openApi()) return machineAnswer(request, openApi(), JSON_TYPE, cacheFor(holder))
  const operation = path.startsWith(paths.api()) && operationAt(path.slice(paths.api().length))
  if (!operation) return problem('not-found', lang)
  const { scope, question } = OPERATIONS[operation.name]
  if (holder && scope && !mayUse(holder.scopes, scope))
    return problem('scope', lang, { headers: challenge('insufficient_scope', scope) })
  const read = readQuestion(url.searchParams, question, lang)
  if (read.outcome === 'token-in-address') return problem('token-in-address', lang)
  if (read.outcome === 'invalid') return problem('not-understood', lang, { errors: read.errors })
  return perform(request, { ...operation, question: read.question, url }, who)
}

type Performed = { name: OperationName; blank: string; question: unknown; url: URL }

async function perform(request: Request, { name, ...asked }: Performed, who: Who): Promise<Response> {
  const { holder, program, lang } = who
  const handler = HANDLERS[name] as (asking: unknown) => Promise<Said>
  const said = await handler({ ...asked, program, visitor: holder?.visitor ?? GUEST, lang, now: now() })
  const searches = rateHeaders(said.searches ? [{ name: 'search', metered: said.searches }] : [])
  if ('problem' in said)
    return problem(said.problem, lang, {
      errors: said.parameter ? [invalidParameter(said.parameter, lang)] : undefined,
      headers: { ...said.headers, ...searches },
    })
  const body = JSON.stringify(OPERATIONS[name].answer.parse(said.body))
  return machineAnswer(request, body, JSON_TYPE, { ...cacheFor(holder), ...linksOf(said), ...searches })
}

/** What a person may read is kept nowhere; what everybody may read is asked for anew each time. */
const cacheFor = (holder: Holder | null): Record<string, string> =>
  holder ? { 'Cache-Control': 'private, no-store' } : {}

function linksOf({ links }: Extract<Said, { body: object }>): Record<string, string> {
  if (!links) return {}
  const { next, previous, first } = links
  const all = [
    { rel: 'first', href: first },
    ...(previous === null ? [] : [{ rel: 'prev', href: previous }]),
    ...(next === null ? [] : [{ rel: 'next', href: next }]),
  ]
  return { Link: all.map(({ rel, href }) => `<${href}>; rel="${rel}"`).join(', ') }
}
