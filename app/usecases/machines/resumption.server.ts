import { z } from 'zod'
import { METADATA_PREFIXES, type Selection } from '~/domain/harvest/oai-request'
import { readPlace, signPlace } from './signed-place.server'

const PURPOSE = 'oai-resumption'

/** Where a list goes on: after this stamp and id. */
export type Place = { stampedAt: Date; id: string }

const Written = z.object({
  p: z.enum(METADATA_PREFIXES),
  s: z.object({ kind: z.enum(['theme', 'workshop']), key: z.string() }).nullable(),
  f: z.number().nullable(),
  b: z.number().nullable(),
  at: z.number(),
  id: z.string(),
})

/** All that the next page needs, signed: nothing is kept between two requests, and no token ends before its time. */
export function resumptionToken({ prefix, set, from, before }: Selection, { stampedAt, id }: Place): string {
  const written: z.infer<typeof Written> = {
    p: prefix,
    s: set,
    f: from?.getTime() ?? null,
    b: before?.getTime() ?? null,
    at: stampedAt.getTime(),
    id,
  }
  return signPlace(PURPOSE, written)
}

/** What a token of ours says; null for one that we have not written. */
export function readResumptionToken(token: string): { selection: Selection; after: Place } | null {
  const read = readPlace(PURPOSE, token, Written)
  if (!read) return null
  const { p, s, f, b, at, id } = read
  const moment = (time: number | null) => (time === null ? null : new Date(time))
  return {
    selection: { prefix: p, set: s, from: moment(f), before: moment(b) },
    after: { stampedAt: new Date(at), id },
  }
}
