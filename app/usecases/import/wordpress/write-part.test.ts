import { describe, expect, test } from 'vitest'
import type { Audience } from '~/domain/access/access-policy'
import type { WxrItem } from '~/files/wordpress/wxr-fields'
import { USUAL_KINDS, type WordpressOptions } from './wordpress-options'
import { writePart } from './write-part'

const options: WordpressOptions = {
  ...{
    dryRun: false,
    uploads: null,
    users: null,
    lang: 'fr',
    hidden: 'staff',
    licence: 'all-rights-reserved',
  },
  ...{ moderated: false, letters: false, themes: new Map(), roles: new Map(), kinds: new Map(USUAL_KINDS) },
  audiences: new Map<string, Audience>(),
}
const site = {
  themes: new Map([['participationcitoyenne', 'citizen-participation']]),
  authors: new Map([['aline', 'Aline Exemple']]),
}
const addresses = { link: () => null, picture: () => null, pictures: () => [] }
const item = (more: Partial<WxrItem>): WxrItem => ({
  ...{
    id: '1',
    type: 'post',
    status: 'publish',
    title: 'Titre',
    link: '',
    guid: '',
    slug: 'titre',
    creator: 'aline',
  },
  ...{
    html: 'texte',
    excerpt: '',
    postedGmt: '2016-03-01 23:30:00',
    posted: '2016-03-02 00:30:00',
    password: '',
  },
  ...{ parent: '0', attachmentUrl: '', terms: [], meta: {}, comments: 0, line: 1, tooLarge: false },
  ...more,
})
const write = (more: Partial<WxrItem>) => writePart(item(more), 'fr', { options, site, addresses })
const term = (domain: string, nicename: string, name: string) => ({ domain, nicename, name })

describe('a post', () => {
  test('is dated as its readers saw it, and out at the moment that it was', () => {
    expect(write({})).toMatchObject({
      datedOn: new Date('2016-03-02'),
      publication: { publishedAt: new Date('2016-03-01T23:30:00Z') },
    })
  })

  test.each(['draft', 'pending', 'anything'])('that is %s is a draft', (status) => {
    expect(write({ status, postedGmt: '0000-00-00 00:00:00' }).publication).toBeNull()
  })

  test('has a theme for a category of its name, and keywords for the others', () => {
    const terms = [
      term('category', 'participation-citoyenne', 'Participation citoyenne'),
      term('category', 'uncategorized', 'Non classé'),
      term('post_tag', 'eau', 'L&#8217;eau'),
      term('post_tag', 'eau-2', 'L’eau'),
      term('post_format', 'post-format-aside', 'Aside'),
    ]
    expect(write({ terms })).toMatchObject({ theme: 'citizen-participation', keywords: ['L’eau'] })
  })

  test('has the authors that a plugin for several names, else the one who sent it', () => {
    expect(write({}).authors).toEqual(['Aline Exemple'])
    const terms = [term('author', 'cap-aline', 'aline'), term('author', 'cap-b', 'Basile Exemple')]
    expect(write({ terms }).authors).toEqual(['Aline Exemple', 'Basile Exemple'])
    expect(write({ creator: 'parti' })).toMatchObject({
      authors: [],
      notes: ['its author is not in the export'],
    })
  })

  test('has an abstract for everybody, without what it closes', () => {
    const excerpt = 'Pour tous. [wpmem_logged_in]Pour les membres.[/wpmem_logged_in]'
    expect(write({ excerpt, meta: { _wpmem_block: '1' } }).abstract).toBe('Pour tous.')
  })

  test('has always a title', () => {
    expect(write({ title: ' ' }).title).toBe('titre')
    expect(write({ title: '', slug: '' }).title).toBe('post 1')
  })

  test.each([
    ['its HTML', { html: 'x'.repeat(2_000_001) }],
    ['its text', { html: `<p>${'mot '.repeat(110_000)}</p>` }],
    ['its excerpt', { excerpt: 'mot '.repeat(3000) }],
  ])('is not written when %s is longer than a document may be', (_what, more) => {
    expect(() => write(more)).toThrow(RangeError)
  })
})
