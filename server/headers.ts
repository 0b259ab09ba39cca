import { randomBytes } from 'node:crypto'
import type { RequestHandler } from 'express'
import helmet from 'helmet'

declare global {
  namespace Express {
    interface Locals {
      cspNonce: string
      requestId: string
    }
  }
}

/** A new 128-bit nonce and id for each answer, and `no-store` until a route says otherwise. */
export const startAnswer: RequestHandler = (_req, res, next) => {
  res.locals.cspNonce = randomBytes(16).toString('base64')
  res.locals.requestId = randomBytes(9).toString('base64url')
  res.set('X-Request-Id', res.locals.requestId)
  res.set('Cache-Control', 'private, no-store')
  next()
}

/** The headers of every answer, errors included (security rule 6.12). */
export function securityHeaders({
  origin,
  production,
}: {
  origin: string
  production: boolean
}): RequestHandler[] {
  const overTls = origin.startsWith('https:')
  const strict = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': [
          "'self'",
          (_req, res) => `'nonce-${(res as { locals?: Express.Locals }).locals?.cspNonce}'`,
        ],
        'style-src': production ? ["'self'"] : ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'"],
        'connect-src': production ? ["'self'"] : ["'self'", 'ws:'],
        'manifest-src': ["'self'"],
        'form-action': ["'self'"],
        'base-uri': ["'none'"],
        'object-src': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
    // helmet's `no-referrer` makes Chromium post forms with `Origin: null`.
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    strictTransportSecurity: overTls ? { maxAge: 63_072_000, includeSubDomains: true } : false,
    crossOriginResourcePolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  })
  const permissions: RequestHandler = (_req, res, next) => {
    res.set(
      'Permissions-Policy',
      'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
    )
    next()
  }
  return [strict, permissions]
}
