import type { z } from 'zod'
import { equalHashes, keyedHash } from '~/storage/ids.server'

/** A place in a list as an address carries it, signed for this purpose: nothing is kept between two requests. */
export function signPlace(purpose: string, place: object): string {
  const body = Buffer.from(JSON.stringify(place)).toString('base64url')
  return `${body}.${keyedHash(purpose, body)}`
}

/** What a signed place says; null for one that we have not written for this purpose, or an older version wrote. */
export function readPlace<S extends z.ZodType>(purpose: string, token: string, schema: S): z.infer<S> | null {
  const [body = '', signature = '', ...more] = token.split('.')
  if (more.length || !equalHashes(signature, keyedHash(purpose, body))) return null
  const read = schema.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString()))
  return read.success ? read.data : null
}
