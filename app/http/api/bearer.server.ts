import type { ProblemName } from '~/domain/api/operations'
import { recogniseToken, type TokenHolder } from '~/usecases/tokens/recognise-token.server'
import { now } from '../clock.server'

const BEARER = /^Bearer +([\w.~+/=-]+) *$/i

/** The challenge of RFC 6750, section 3. */
export const challenge = (
  error?: 'invalid_request' | 'invalid_token' | 'insufficient_scope',
  scope?: string,
) => ({
  'WWW-Authenticate': [
    'Bearer realm="api"',
    ...(error ? [`error="${error}"`] : []),
    ...(scope ? [`scope="${scope}"`] : []),
  ].join(', '),
})

export type Refusal = { problem: ProblemName; headers: Record<string, string> }
export type Holder = Extract<TokenHolder, { outcome: 'known' }>

/** Whether a request comes with a token; an address that is kept by a proxy’s own password is no token of ours. */
export const bearsToken = (request: Request): boolean =>
  /^bearer\b/i.test(request.headers.get('authorization') ?? '')

/** Who asks by the one token in `Authorization`; null without that header. Cookies are never looked at. */
export async function readHolder(request: Request): Promise<Holder | Refusal | null> {
  const given = request.headers.get('authorization')
  if (given === null) return null
  // Two headers arrive as one, with a comma.
  if (given.includes(',')) return { problem: 'two-tokens', headers: challenge('invalid_request') }
  const token = BEARER.exec(given)?.[1]
  const holder: TokenHolder = token ? await recogniseToken(token, now()) : { outcome: 'refused' }
  if (holder.outcome === 'known') return holder
  if (holder.outcome === 'held') return { problem: 'held', headers: {} }
  return { problem: 'token-refused', headers: challenge('invalid_token') }
}
