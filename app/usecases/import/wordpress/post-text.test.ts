import { describe, expect, test } from 'vitest'
import { cutAtMembers } from '~/domain/library/teaser'
import { postBody } from './post-text'

const addresses = { link: () => null, picture: () => null, pictures: () => [] }
const body = (html: string, audience: 'public' | 'members' | 'staff') => postBody(html, audience, addresses)
const cut = (html: string, audience: 'public' | 'members' | 'staff') => {
  const { open, closed } = cutAtMembers(body(html, audience).markdown)
  return [open.trim(), closed.trim()]
}
const PRIVATE = '[wpmem_logged_in]b[/wpmem_logged_in]'

describe('the teaser of a closed post', () => {
  test('is what stands before <!--more-->', () => {
    expect(cut('a\n\n<!--more-->\n\nb', 'members')).toEqual(['a', 'b'])
    expect(
      cut('<p>a</p><!-- wp:more --><!--more Lire la suite--><!-- /wp:more --><p>b</p>', 'members'),
    ).toEqual(['a', 'b'])
  })

  test('is nothing without that', () => {
    expect(cut('a\n\nb', 'members')).toEqual(['', 'a\n\nb'])
  })

  test('has nothing that was for members alone, wherever it stood', () => {
    expect(cut(`a ${PRIVATE} c <!--more--> d`, 'members')).toEqual(['a\n\nc', 'b\n\nd'])
    expect(cut('a [wpmem_logged_in]b <!--more--> c[/wpmem_logged_in]', 'members')).toEqual(['', 'a\n\nb c'])
  })

  test('has no cut that somebody has written as text', () => {
    expect(cut('a<pre><code>x\n&lt;!-- members --&gt;\ny</code></pre>b', 'members')[0]).toBe('')
  })
})

describe('an open post', () => {
  test('stays open, with its cut for later', () => {
    expect(body('a<!--more-->b', 'public')).toMatchObject({
      audience: 'public',
      markdown: 'a\n\n<!-- members -->\n\nb',
    })
    expect(body('a', 'public').markdown).toBe('a')
  })

  test('with a part for members becomes one for members, whose teaser is all the rest', () => {
    expect(body(`a ${PRIVATE} c<!--more-->d`, 'public').audience).toBe('members')
    expect(cut(`a ${PRIVATE} c<!--more-->d`, 'public')).toEqual(['a\n\ncd', 'b'])
  })

  test('with a part for some of them is by request', () => {
    expect(body('a [wpmem_logged_in role="x"]b[/wpmem_logged_in]', 'public').audience).toBe('by-request')
  })
})

test('cuts that do not end are compared with nothing', () => {
  expect(body('<!--more '.repeat(100_000), 'members').markdown).toBe('')
})

test('what is for staff stays so', () => {
  expect(body(`a ${PRIVATE}`, 'staff').audience).toBe('staff')
})
