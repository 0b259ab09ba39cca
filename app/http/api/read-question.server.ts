import type { z } from 'zod'
import { holdsToken } from '~/domain/api/access-token'
import type { Locale } from '~/domain/locale'
import { apiTexts } from '~/i18n/api'

export type ReadQuestion<T> =
  | { outcome: 'valid'; question: T }
  | { outcome: 'token-in-address' }
  | { outcome: 'invalid'; errors: { parameter: string; detail: string }[] }

/** Names under which other APIs take tokens in an address, where logs and histories would keep them. */
const TOKEN_NAMES = new Set(['token', 'access_token', 'api_key', 'apikey', 'key', 'authorization'])

/** What an address asks, each parameter once; whatever is unknown or wrong is told by its name. */
export function readQuestion<S extends z.ZodObject>(
  query: URLSearchParams,
  schema: S,
  lang: Locale,
): ReadQuestion<z.infer<S>> {
  const given = [...query]
  if (given.some(([name, value]) => TOKEN_NAMES.has(name.toLowerCase()) || holdsToken(value)))
    return { outcome: 'token-in-address' }
  const t = apiTexts[lang].faults
  const names = given.map(([name]) => name)
  const repeated = [...new Set(names.filter((name, i) => names.indexOf(name) !== i))]
  if (repeated.length)
    return {
      outcome: 'invalid',
      errors: repeated.map((parameter) => ({ parameter: shown(parameter), detail: t.repeated })),
    }
  const parsed = schema.safeParse(Object.fromEntries(given))
  if (parsed.success) return { outcome: 'valid', question: parsed.data as z.infer<S> }
  return { outcome: 'invalid', errors: parsed.error.issues.flatMap((issue) => faultsOf(issue, query, t)) }
}

type Faults = (typeof apiTexts)[Locale]['faults']

function faultsOf(issue: z.core.$ZodIssue, query: URLSearchParams, t: Faults) {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((name) => ({ parameter: shown(name), detail: t.unknown }))
  const parameter = String(issue.path[0] ?? '')
  if (!query.has(parameter)) return [{ parameter, detail: t.missing }]
  if (issue.code === 'invalid_value') return [{ parameter, detail: t.oneOf(issue.values.map(String)) }]
  if (issue.code === 'too_small') return [{ parameter, detail: t.least(Number(issue.minimum)) }]
  if (issue.code === 'too_big') return [{ parameter, detail: t.most(Number(issue.maximum)) }]
  return [{ parameter, detail: t.invalid }]
}

/** A name that somebody made up is not repeated at length. */
const shown = (name: string): string => name.slice(0, 60)

/** A parameter that looked right and meant nothing. */
export const invalidParameter = (parameter: string, lang: Locale) => ({
  parameter,
  detail: apiTexts[lang].faults.invalid,
})
