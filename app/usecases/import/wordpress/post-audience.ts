import { type Audience, strictestAudience } from '~/domain/access/access-policy'
import type { WxrItem } from '~/files/wordpress/wxr-fields'
import type { WordpressOptions } from './wordpress-options'

export type PostAudience = { audience: Audience; notes: string[] }

type Flags = Pick<WxrItem, 'type' | 'status' | 'password' | 'meta'>

/**
 * Whom a post is for: what WP-Members says of it (`_wpmem_block`: 0 open, 1 restricted, 2 hidden), or of its type, and what
 * WordPress says itself. Of several the strictest counts.
 */
export function postAudience(
  post: Flags,
  options: Pick<WordpressOptions, 'audiences' | 'hidden'>,
): PostAudience {
  const notes: string[] = []
  let audience = blockedFor(post, options, notes)
  const atLeast = (stricter: Audience, note: string) => {
    audience = strictestAudience(audience, stricter)
    notes.push(note)
  }
  if (post.meta._wpmem_products && audience !== 'public')
    atLeast('by-request', 'was for some memberships only: by request')
  if (post.password) atLeast('by-request', 'had a password of its own: by request')
  if (post.status === 'private') atLeast('staff', 'was private: for staff')
  return { audience, notes }
}

function blockedFor(
  { type, meta }: Flags,
  { audiences, hidden }: Pick<WordpressOptions, 'audiences' | 'hidden'>,
  notes: string[],
): Audience {
  const flag = flagOf(meta)
  if (flag === '') return audiences.get(type) ?? 'members'
  if (flag === '0') return 'public'
  if (flag !== '2') return 'members'
  notes.push(`was hidden from visitors: for ${hidden}`)
  return hidden
}

/** Before version 3.2 the plugin kept `block` or `unblock`, which it still reads where its own flag says nothing. */
function flagOf({ _wpmem_block: flag = '', block, unblock }: Record<string, string>): string {
  if (flag !== '' && flag !== '0') return flag
  if (block) return '1'
  return unblock ? '0' : flag
}
