import compression from 'compression'
import type { Request as ExpressRequest, RequestHandler } from 'express'
import { preferredLocale } from '~/domain/locale'
import { answerApi } from '~/http/api/answer-api.server'
import { problem } from '~/http/api/problem.server'
import { databaseAnswers } from '~/storage/database.server'
import { bareRequest } from './bare-request'
import { log } from './log'
import { sendWebResponse } from './remix-adapter'
import { isForPrograms } from './request-rules'

// Programs are answered here, before Remix and without cookies: nothing that a browser adds by itself counts, so that
// other sites may ask too (decision 44).

const DECISIVE = ['authorization', 'accept-language', 'if-none-match']
const pack = compression({ threshold: 1024 })

export const apiHandler: RequestHandler = (req, res, next) => {
  if (!isForPrograms(req)) return next()
  pack(req, res, () => {
    answer(req)
      .then((answered) => sendWebResponse(answered, req, res))
      .catch(next)
  })
}

async function answer(req: ExpressRequest): Promise<Response> {
  try {
    return await answerApi(bareRequest(req, DECISIVE), {
      clientAddress: req.ip ?? '',
      path: req.path,
      acceptsJson: req.accepts('application/json') !== false,
      hasContent:
        req.headers['transfer-encoding'] !== undefined || Number(req.get('content-length') ?? 0) > 0,
    })
  } catch (error) {
    log.error({ err: error, path: req.path }, 'the API failed')
    const lang = preferredLocale(req.get('accept-language') ?? null)
    return (await databaseAnswers())
      ? problem('failed', lang)
      : problem('unavailable', lang, { headers: { 'Retry-After': '30' } })
  }
}
