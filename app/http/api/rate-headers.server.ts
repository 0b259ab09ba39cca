import type { Metered } from '~/usecases/api/api-limits.server'

type Named = { name: string; metered: Metered }

/** `RateLimit-Policy` and `RateLimit` (IETF draft ratelimit-headers), and `Retry-After` where it is too much. */
export function rateHeaders(limits: Named[]): Record<string, string> {
  const known = limits.flatMap(({ name, metered }) => (metered ? [{ name, ...metered }] : []))
  if (!known.length) return {}
  const wait = known.filter(({ allowed }) => !allowed).map(({ resetsIn }) => resetsIn)
  return {
    'RateLimit-Policy': known
      .map(({ name, points, seconds }) => `"${name}";q=${points};w=${seconds}`)
      .join(', '),
    RateLimit: known.map(({ name, left, resetsIn }) => `"${name}";r=${left};t=${resetsIn}`).join(', '),
    ...(wait.length ? { 'Retry-After': String(Math.max(...wait)) } : {}),
  }
}
