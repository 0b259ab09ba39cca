import type { Request as ExpressRequest } from 'express'
import { config } from '~/config.server'

/** Node keeps the first of several headers of this name; whoever sends two shall be told. */
function allOf(req: ExpressRequest, name: string): string | undefined {
  const values = req.rawHeaders.filter(
    (_value, i) => i % 2 === 1 && req.rawHeaders[i - 1]?.toLowerCase() === name,
  )
  return values.length ? values.join(', ') : undefined
}

/** A request as the guards want it, with its address, and of its headers only those that decide. */
export function bareRequest(req: ExpressRequest, names: readonly string[], method = req.method): Request {
  const headers = new Headers()
  for (const name of names) {
    const value = name === 'authorization' ? allOf(req, name) : req.get(name)
    if (value !== undefined) headers.set(name, value)
  }
  return new Request(new URL(req.originalUrl, config().origin), { method, headers })
}
