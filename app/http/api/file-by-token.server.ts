import { holdsToken } from '~/domain/api/access-token'
import { preferredLocale } from '~/domain/locale'
import { paths } from '~/paths'
import { countRequest } from '~/usecases/api/api-limits.server'
import { noteFileRefused } from '~/usecases/security-events.server'
import { mayUse } from '~/usecases/tokens/recognise-token.server'
import { now } from '../clock.server'
import { type Allowed, answerFile } from '../file-answer.server'
import { limitedAddress } from '../visitor-address.server'
import { bearsToken, challenge, readHolder } from './bearer.server'
import { problem } from './problem.server'

/**
 * A file that is asked for with a token: the same gate as for a browser, and the answer that a program reads. null:
 * no token is in it, and a browser asks.
 */
export async function answerFileByToken(
  request: Request,
  place: { fileId: string; name: string },
  clientAddress: string,
): Promise<Allowed | Response | null> {
  const lang = preferredLocale(request.headers.get('accept-language'))
  if (holdsToken(request.url)) return problem('token-in-address', lang)
  if (!bearsToken(request)) return null
  const holder = await readHolder(request)
  if (!holder) return null
  if ('problem' in holder) {
    const rate = await countRequest({ address: limitedAddress({ clientAddress }) })
    if (rate && !rate.allowed)
      return problem('too-many', lang, { headers: { 'Retry-After': String(rate.resetsIn) } })
    return problem(holder.problem, lang, { headers: holder.headers })
  }
  const { visitor, scopes } = holder
  if (!mayUse(scopes, 'files:read'))
    return problem('scope', lang, { headers: challenge('insufficient_scope', 'files:read') })
  const answer = await answerFile(request, place, clientAddress, { visitor })
  switch (answer.outcome) {
    case 'send':
      return answer
    case 'renamed':
      return new Response(null, { status: 302, headers: { Location: paths.file(place.fileId, answer.name) } })
    case 'later':
      return problem('too-many', lang, { headers: { 'Retry-After': String(answer.seconds) } })
    case 'missing':
      return problem('not-found', lang)
    case 'forbidden':
      await noteFileRefused(visitor, place.fileId, now())
      return problem('closed', lang)
    default:
      return problem('closed', lang)
  }
}
