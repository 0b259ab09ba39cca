import { STATUS_CODES } from 'node:http'
import type { z } from 'zod'
import type { Problem } from '~/domain/api/answers'
import { PROBLEMS, type ProblemName } from '~/domain/api/operations'
import { DEFAULT_LOCALE, type Locale } from '~/domain/locale'
import { apiTexts } from '~/i18n/api'
import { paths } from '~/paths'
import { absoluteAddress } from '../addresses.server'

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8'

type More = {
  /** What is wrong with which parameter. */
  errors?: { parameter: string; detail: string }[]
  headers?: Record<string, string>
}

/** An error as RFC 9457 wants it, in the asked language; its type is where it is explained. */
export function problem(name: ProblemName, lang: Locale, { errors, headers = {} }: More = {}): Response {
  const status = PROBLEMS[name]
  const body: z.infer<typeof Problem> = {
    // The same word in every language: programs compare it.
    type: `${absoluteAddress(paths.aboutApi(DEFAULT_LOCALE))}#${name}`,
    ...{ title: apiTexts[lang].problems[name].title, status },
    detail: apiTexts[lang].problems[name].detail,
    ...(errors ? { errors } : {}),
  }
  return problemResponse(body, headers)
}

/** The same for what is refused before anybody knows what was asked. */
export function plainProblem(status: number, detail: string): z.infer<typeof Problem> {
  return { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, detail }
}

function problemResponse(body: z.infer<typeof Problem>, headers: Record<string, string>): Response {
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: { 'Cache-Control': 'private, no-store', ...headers, 'Content-Type': PROBLEM_TYPE },
  })
}
