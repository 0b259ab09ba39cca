import type { RequestHandler } from 'express'
import pino from 'pino'
import { pinoHttp } from 'pino-http'
import { config } from '~/config.server'

/** JSON lines on standard output. Never a password, token, cookie, address of a person, or query string. */
export const log = pino({ level: config().logLevel })

const requests = pinoHttp({
  logger: log,
  genReqId: (_req, res) => (res as unknown as { locals: Express.Locals }).locals.requestId,
  autoLogging: { ignore: (req) => (req.url ?? '').startsWith('/assets/') },
  customLogLevel: (_req, res, error) => (error || res.statusCode >= 500 ? 'error' : 'debug'),
  serializers: {
    // Queries of token pages hold tokens; all of them are left out.
    req: (req: { id: string; method: string; url: string }) => ({
      id: req.id,
      method: req.method,
      path: req.url.split('?')[0],
    }),
    res: (res: { statusCode: number }) => ({ status: res.statusCode }),
  },
})

export const requestLog: RequestHandler = (req, res, next) => {
  requests(req, res)
  next()
}
