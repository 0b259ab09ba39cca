import { describe, expect, test } from 'vitest'
import { OldAddresses } from './old-addresses'

const addresses = new OldAddresses('https://www.ancien.test/blog')
addresses.add('bilan', [
  'https://ancien.test/blog/bilan/',
  '?p=12',
  'https://ancien.test/wp-content/uploads/2016/é.pdf',
])
addresses.add('autre', ['https://ancien.test/blog/bilan/', '?p=13'])

describe('an address of the old site', () => {
  test.each([
    ['https://www.ancien.test/blog/bilan', '/documents/bilan'],
    ['http://ancien.test/blog/BILAN/#partie', '/documents/bilan'],
    ['/blog/bilan/', '/documents/bilan'],
    ['https://ancien.test/blog/?p=12', '/documents/bilan'],
    ['https://ancien.test/?page_id=13&x=1', '/documents/autre'],
    ['/wp-content/uploads/2016/%C3%A9.pdf', '/documents/bilan'],
    ['/wp-content/uploads/2016/e\u0301-300x200.pdf', '/documents/bilan'],
    ['https://ailleurs.test/blog/bilan/', null],
    ['https://ancien.test/', null],
    ['https://ancien.test/inconnu', null],
    ['mailto:a@ancien.test', null],
    ['#haut', null],
    ['', null],
    ['http://[', null],
  ])('%s leads to %s', (old, here) => {
    expect(addresses.find(old)).toBe(here)
  })
})
