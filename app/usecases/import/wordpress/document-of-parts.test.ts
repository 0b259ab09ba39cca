import { describe, expect, test } from 'vitest'
import { documentOfParts } from './document-of-parts'
import type { WrittenPart } from './write-part'

const OUT = { publishedAt: new Date('2016-03-01') }
const part = (more: Partial<WrittenPart>): WrittenPart => ({
  ...{ lang: 'fr', title: 'Titre', abstract: '', keywords: [], theme: null, markdown: 'texte' },
  ...{ audience: 'public', publication: OUT, datedOn: null, authors: ['Aline'], notes: [] },
  ...more,
})
const english = (more: Partial<WrittenPart>) => part({ lang: 'en', title: 'Title', ...more })
const made = (...parts: WrittenPart[]) =>
  documentOfParts(parts, { slug: 'titre', kind: 'article', licence: 'all-rights-reserved' })

describe('a post and its translation', () => {
  test('are one document with both texts, all authors once, and the theme of the one that has one', () => {
    const document = made(part({}), english({ authors: ['Aline', 'Basile'], theme: 'economic-development' }))
    expect(document.texts.map(({ lang, title }) => [lang, title])).toEqual([
      ['fr', 'Titre'],
      ['en', 'Title'],
    ])
    expect(document.authors.map(({ name }) => name)).toEqual(['Aline', 'Basile'])
    expect(document.theme).toBe('economic-development')
  })

  test('are for whom the stricter one is for, and out when the later one is', () => {
    const later = { publishedAt: new Date('2099-01-01') }
    expect(made(part({}), english({ audience: 'members' })).audience).toBe('members')
    expect(made(part({ audience: 'staff' }), english({})).audience).toBe('staff')
    expect(made(part({}), english({ publication: later })).publication).toEqual(later)
    expect(made(part({ publication: later }), english({})).publication).toEqual(later)
  })

  test('of which one is a draft: it does not come out with the other', () => {
    expect(made(part({ publication: null }), english({})).texts.map(({ lang }) => lang)).toEqual(['en'])
    expect(made(part({}), english({ publication: null })).texts.map(({ lang }) => lang)).toEqual(['fr'])
  })

  test('of which both are drafts are a draft', () => {
    expect(made(part({ publication: null }), english({ publication: null }))).toMatchObject({
      publication: null,
      texts: [{ lang: 'fr' }, { lang: 'en' }],
    })
  })
})
