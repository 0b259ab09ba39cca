import type { ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express'
import sirv from 'sirv'
import type { Config } from '~/config.server'
import { duringVisit } from '~/http/visit.server'
import { StoreUnavailable } from '~/storage/blobs/blob-store.server'
import { apiHandler } from './api-route'
import { refuseForNow } from './delivery/refuse-delivery'
import { FILE_PATH, fileHandler, PICTURE_PATH, pictureHandler } from './file-route'
import { securityHeaders, startAnswer } from './headers'
import { alive, ready } from './health'
import { rememberLanguage } from './language-cookie'
import { log, requestLog } from './log'
import { remixHandler } from './remix-adapter'
import { boundedBody, expectedHost, refuse, sameSiteOnly, wellFormed } from './request-rules'
import { TUS_PATHS, tusHandler } from './tus-route'
import { UPLOAD_PATH, uploadHandler } from './upload-route'

type Site = { build: ServerBuild | (() => Promise<ServerBuild>); assets: RequestHandler }

/** One entry, in this order (security rule 6.1): headers, form of the request, host, programs, site, files, body, then the pages. */
export function createPipeline(config: Config, site: Site): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('etag', false)
  app.set('trust proxy', config.trustProxy)
  app.use(oneAtATime)
  app.use(startAnswer, securityHeaders(config), requestLog)
  app.use(wellFormed)
  app.get('/healthz', alive)
  app.get('/readyz', ready)
  app.use(expectedHost(config.origin, config.loopback))
  app.use(apiHandler)
  app.use(sameSiteOnly(config.origin))
  app.use(site.assets)
  app.use((req, _res, next) => duringVisit(req.method, next))
  app.get(FILE_PATH, fileHandler)
  app.get(PICTURE_PATH, pictureHandler)
  app.post(UPLOAD_PATH, uploadHandler)
  app.all(TUS_PATHS, tusHandler)
  app.use(boundedBody)
  app.use(compression({ threshold: 1024 }))
  app.use(rememberLanguage(config.origin))
  app.use(remixHandler(site.build, config.origin, config.production ? 'production' : 'development'))
  app.use(lastResort)
  return app
}

/** Built files of the client: hashed names for ever, the others for an hour. */
export function builtAssets(folder: string): RequestHandler {
  return sirv(folder, {
    etag: true,
    gzip: true,
    brotli: true,
    setHeaders: (res, path) =>
      res.setHeader(
        'Cache-Control',
        path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
      ),
  }) as RequestHandler
}

const lastResort: ErrorRequestHandler = (error, _req, res, _next) => {
  log.error({ err: error, requestId: (res.locals as Express.Locals).requestId }, 'request failed')
  if (res.headersSent) res.destroy()
  else if (error instanceof StoreUnavailable) refuseForNow(res)
  else refuse(res, 500, 'Something went wrong on our side. / Une erreur est survenue de notre côté.')
}

/**
 * A request that came before the answer to the one before it (pipelining) waits until that one has left: Node never
 * tells an answer that waits for its connection that the connection has ended, so what it opened would stay open.
 */
const oneAtATime: RequestHandler = (_req, res, next) => {
  if (res.socket) next()
  else res.once('socket', () => next())
}
