import type { Request as ExpressRequest } from 'express'
import { config } from '~/config.server'

/** A request as the guards want it, with its address, and of its headers only those that decide. */
export function bareRequest(req: ExpressRequest, names: readonly string[], method = req.method): Request {
  const headers = new Headers()
  for (const name of names) {
    const value = req.get(name)
    if (value !== undefined) headers.set(name, value)
  }
  return new Request(new URL(req.originalUrl, config().origin), { method, headers })
}
