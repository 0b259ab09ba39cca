import { describe, expect, test } from 'vitest'
import type { Audience } from '~/domain/access/access-policy'
import { postAudience } from './post-audience'

const OPTIONS = { audiences: new Map<string, Audience>([['page', 'public']]), hidden: 'staff' as const }
const post = (meta: Record<string, string>, more: Partial<Parameters<typeof postAudience>[0]> = {}) =>
  postAudience({ type: 'post', status: 'publish', password: '', meta, ...more }, OPTIONS).audience

describe('whom a post is for', () => {
  test.each([
    [{ _wpmem_block: '0' }, 'public'],
    [{ _wpmem_block: '1' }, 'members'],
    [{ _wpmem_block: '2' }, 'staff'],
    [{ _wpmem_block: 'x' }, 'members'],
    [{ unblock: 'true' }, 'public'],
    [{ block: 'true' }, 'members'],
    [{ _wpmem_block: '0', block: 'true' }, 'members'],
    [{ _wpmem_block: '1', _wpmem_products: 'a:1:{i:0;s:4:"gold";}' }, 'by-request'],
    [{ _wpmem_block: '0', _wpmem_products: 'x' }, 'public'],
  ] as const)('%j: %s', (meta, audience) => {
    expect(post(meta)).toBe(audience)
  })

  test('is what its type says where it says nothing, and members where nobody says anything', () => {
    expect(post({}, { type: 'page' })).toBe('public')
    expect(post({})).toBe('members')
  })

  test('is never wider than WordPress itself says', () => {
    expect(post({ _wpmem_block: '0' }, { status: 'private' })).toBe('staff')
    expect(post({ _wpmem_block: '0' }, { password: 'x' })).toBe('by-request')
    expect(post({ _wpmem_block: '2' }, { password: 'x' })).toBe('staff')
  })
})
