import { GUEST, type Visitor } from '~/domain/access/visitor'
import type { Scope } from '~/domain/api/access-token'
import { isAccessToken, readAccessToken } from '~/storage/access-tokens.server'
import { db } from '~/storage/database.server'
import { judgePerson } from '../login-sessions.server'

/** Who a program reads for. */
export type TokenHolder =
  | { outcome: 'known'; tokenId: string; visitor: Visitor; scopes: readonly string[] }
  /** Unknown, ended, or of somebody who may not sign in: nothing tells these apart. */
  | { outcome: 'refused' }
  /** Its owner owes something first, at the portal: a second factor, new terms, his wish to leave. */
  | { outcome: 'held' }

/**
 * Who stands behind a token at this moment: standing, role and what is demanded of him are read for each request. A
 * program never has more than a member has: for an editor's token drafts do not exist.
 */
export async function recogniseToken(token: string, now: Date): Promise<TokenHolder> {
  const known = isAccessToken(token) ? await readAccessToken(token) : null
  if (!known || known.token.expiresAt <= now) return { outcome: 'refused' }
  const judged = await judgePerson(known)
  if (!judged) return { outcome: 'refused' }
  if (judged.owes) return { outcome: 'held' }
  const { id: tokenId, scopes, lastUsedOn } = known.token
  await noteUsed(tokenId, lastUsedOn, now)
  return { outcome: 'known', tokenId, scopes, visitor: asReader(judged.person) }
}

export const mayUse = (scopes: readonly string[], scope: Scope): boolean => scopes.includes(scope)

function asReader(person: Visitor): Visitor {
  if (person.kind === 'guest') return GUEST
  return person.kind === 'pending' ? person : { ...person, kind: 'member' }
}

/** The day, so that its owner knows which of his tokens are still used; no more is kept of a use. */
async function noteUsed(id: string, lastUsedOn: string | null, now: Date): Promise<void> {
  const day = now.toISOString().slice(0, 10)
  if (lastUsedOn === day) return
  await db().accessToken.updateMany({ where: { id }, data: { lastUsedOn: new Date(`${day}T00:00:00Z`) } })
}
