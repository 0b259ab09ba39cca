import { describe, expect, it } from 'vitest'
import { readEmail } from './email'

describe('readEmail', () => {
  it.each([
    ['marie@example.org', 'marie@example.org', 'marie@example.org'],
    ['  Marie.Durand@Example.ORG ', 'Marie.Durand@Example.ORG', 'marie.durand@example.org'],
    ['marie+atelier@example.org', 'marie+atelier@example.org', 'marie+atelier@example.org'],
    ['marie@example.org.', 'marie@example.org', 'marie@example.org'],
    ['marie@université.fr', 'marie@université.fr', 'marie@xn--universit-j4a.fr'],
    ['ｍarie@example.org', 'marie@example.org', 'marie@example.org'],
    ["o'neill@sub.domain.example", "o'neill@sub.domain.example", "o'neill@sub.domain.example"],
  ])('reads %s', (typed, address, key) => {
    expect(readEmail(typed)).toEqual({ address, key })
  })

  it('gives two spellings of one mailbox the same key', () => {
    expect(readEmail('M1@Ex.fr')?.key).toBe(readEmail('m1@ex.FR.')?.key)
  })

  it.each([
    '',
    'marie',
    '@example.org',
    'marie@',
    'marie@example',
    'marie@@example.org',
    'marie@example.org@example.net',
    'marie dupont@example.org',
    'marie@exa mple.org',
    '🦊@example.org',
    'marie@🦊.org',
    'é@example.org',
    '.marie@example.org',
    'marie..durand@example.org',
    'marie.@example.org',
    'marie@-example.org',
    'marie@example-.org',
    'marie@example..org',
    'marie@127.0.0.1',
    'marie@[127.0.0.1]',
    'marie@0x7f.1',
    'marie@example.org\r\nBcc: all@example.org',
    'marie@example.org/path',
    'marie@user:pass',
    '"marie"@example.org',
    `${'a'.repeat(65)}@example.org`,
    `marie@${'a'.repeat(64)}.org`,
    `marie@${'abcdefghi.'.repeat(26)}org`,
    'a@'.repeat(25_000),
  ])('refuses %j', (typed) => {
    expect(readEmail(typed)).toBeNull()
  })
})
