import type { NextFunction, Request, RequestHandler, Response } from 'express'
import { PROBLEM_TYPE, plainProblem } from '~/http/api/problem.server'
import { paths } from '~/paths'

// No OPTIONS: nothing but the API is for other sites to ask about, and Remix answers it with an error of ours.
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'])
const SAFE = new Set(['GET', 'HEAD'])
const LONGEST_URL = 8 * 1024
const FORM_BYTES = 1024 * 1024
const FORM_TIME = 60_000

/** A plain answer for requests that no page of ours ever makes. */
export function refuse(res: Response, status: number, text: string): void {
  res.status(status).set('Cache-Control', 'no-store')
  if (isForPrograms(res.req)) res.type(PROBLEM_TYPE).send(JSON.stringify(plainProblem(status, text)))
  else res.type('text/plain; charset=utf-8').send(`${text}\n`)
}

/** Whether an address is one of the API, whose errors programs read. */
export const isForPrograms = ({ path }: Request): boolean => path === '/api' || path.startsWith('/api/')

/** Method, target, query: what the framework would take in ways that surprise (security rule 6.1). */
export const wellFormed: RequestHandler = (req, res, next) => {
  if (!METHODS.has(req.method) && !(req.method === 'OPTIONS' && isForPrograms(req)))
    return refuse(res.set('Allow', [...METHODS].join(', ')), 405, 'Method not allowed')
  if (!req.url.startsWith('/')) return refuse(res, 400, 'Bad request target')
  if (req.url.length > LONGEST_URL) return refuse(res, 414, 'Address too long')
  if (!decodable(req.url)) return refuse(res, 400, 'Bad address')
  // Remix answers `?_data=` for one route alone, past its parents and past single fetch.
  const query = req.url.indexOf('?')
  if (query >= 0 && new URLSearchParams(req.url.slice(query)).has('_data'))
    return refuse(res, 404, 'Not found')
  next()
}

function decodable(url: string): boolean {
  try {
    const decoded = decodeURIComponent(url.replaceAll('+', ' '))
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters have no place in an address
    return !/[\\\u0000-\u001f\u007f]/.test(decoded.split('?')[0] ?? '') && !decoded.includes('\u0000')
  } catch {
    return false
  }
}

/** Exactly one Host, and ours; links are never built from it all the same. */
export function expectedHost(origin: string, loopback: boolean): RequestHandler {
  const { host, port } = new URL(origin)
  const hosts = new Set(
    loopback ? ['localhost', '127.0.0.1', '[::1]'].map((name) => (port ? `${name}:${port}` : name)) : [host],
  )
  return (req, res, next) => {
    const given = req.rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host').length
    if (given !== 1 || !hosts.has((req.headers.host ?? '').toLowerCase()))
      return refuse(res, 421, `This portal is at ${origin}`)
    if (loopback && req.headers.host !== host && SAFE.has(req.method))
      return void res.redirect(307, origin + req.url)
    next()
  }
}

/**
 * No page of another site may act here, and none may read our data into its own (security rule 6.8).
 * Without `Sec-Fetch-Site` the Origin must be ours; without both, nothing is done.
 */
export function sameSiteOnly(origin: string): RequestHandler {
  return (req, res, next) => {
    const site = req.get('sec-fetch-site')
    if (isHarvester(req)) return next()
    if (SAFE.has(req.method)) {
      const embeds = site === 'cross-site' && req.get('sec-fetch-mode') !== 'navigate'
      return embeds ? refuse(res, 403, 'Refused: the request comes from another site') : next()
    }
    const ours = site === undefined ? req.get('origin') === origin : site === 'same-origin'
    if (!ours) return refuse(res, 403, 'Refused: the request comes from another site')
    next()
  }
}

/** OAI-PMH may be asked by POST, which changes nothing here; no browser posts without one of these. */
const isHarvester = (req: Request): boolean =>
  req.method === 'POST' &&
  req.path === paths.oai() &&
  !['sec-fetch-site', 'origin', 'referer', 'cookie'].some((name) => req.get(name) !== undefined)

/** Forms have a length that is known and small, and a minute to arrive; files go to the upload route, which has its own rules. */
export const boundedBody: RequestHandler = (req: Request, res: Response, next: NextFunction) => {
  if (req.headers['content-encoding']) return refuse(res, 415, 'Compressed bodies are not accepted')
  if (SAFE.has(req.method)) return next()
  if (req.headers['transfer-encoding']) return refuse(res, 411, 'Length required')
  if (Number(req.headers['content-length'] ?? 0) > FORM_BYTES) return refuse(res, 413, 'Content too large')
  const late = setTimeout(() => req.complete || req.destroy(), FORM_TIME)
  req.once('close', () => clearTimeout(late))
  next()
}
