import { createHash } from 'node:crypto'
import { nanoid } from 'nanoid'
import { newAccessToken } from '../../app/storage/access-tokens.server'
import { type CastName, idOf } from './cast'
import type { Portal } from './portal'

type TokenFacts = { scopes?: string[]; endsInDays?: number; secondFactor?: boolean }

/** A token of this person, as his account makes it. */
export async function tokenFor(
  portal: Pick<Portal, 'db'>,
  name: CastName,
  facts: TokenFacts = {},
): Promise<string> {
  const { scopes = ['library:read', 'files:read'], endsInDays = 30, secondFactor = false } = facts
  const token = newAccessToken()
  const now = Date.now()
  await portal.db.accessToken.create({
    data: {
      ...{ id: nanoid(21), memberId: idOf(name), name: 'Essai', scopes },
      tokenHash: createHash('sha256').update(token).digest('hex'),
      createdAt: new Date(now - 1000),
      expiresAt: new Date(now + endsInDays * 24 * 3600 * 1000),
      secondFactorAt: secondFactor ? new Date(now) : null,
    },
  })
  return token
}

/** What a program of somebody, or of nobody, is answered. */
export function program(portal: Portal, token: string | null = null) {
  const send = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(new URL(path, portal.origin), {
      redirect: 'manual',
      ...init,
      headers: {
        ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
        // Without one of its own, Node’s fetch asks for an answer past all caches.
        ...(init.headers as Record<string, string> | undefined),
      },
    })
  return {
    send,
    get: (path: string, headers: Record<string, string> = {}) => send(path, { headers }),
    json: async (path: string) => (await send(path)).json(),
  }
}
