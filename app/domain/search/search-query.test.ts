import { describe, expect, test } from 'vitest'
import { composeSearch, readSearch, searchTerms, type TermForms } from './search-query'

describe('what was typed', () => {
  test.each([
    ['ville intelligente', ['ville', 'intelligente…']],
    ['« ville intelligente » énergie', ['"ville intelligente"', 'énergie…']],
    ['"ville intelligente" -énergie', ['"ville intelligente"', '-énergie']],
    ['“smart city” -"open data"', ['"smart city"', '-"open data"']],
    ['l’innovation d’une', ['l’innovation', 'd’une…']],
    ['e-mail', ['e-mail…']],
    ['an', ['an']],
    ['"qui ne ferme pas', ['"qui', 'ne', 'ferme', 'pas…']],
    ['« ', []],
    ['- -- "" «» & | ! ( ) :* <->', []],
    ['-', []],
    ['', []],
  ])('%s', (typed, expected) => {
    const said = searchTerms(readSearch(typed)).map(({ text, phrase, excluded, begins }) => {
      const word = phrase ? `"${text}"` : text
      return `${excluded ? '-' : ''}${word}${begins ? '…' : ''}`
    })
    expect(said).toEqual(expected)
  })

  test('is one line of at most 200 characters without signs that nobody sees', () => {
    expect(readSearch(' a\0b\n\tc ')).toBe('a b c')
    expect(readSearch('x'.repeat(10_000))).toHaveLength(200)
    expect(readSearch(null)).toBe('')
  })

  test('has at most ten things to find', () => {
    expect(searchTerms('mot '.repeat(40))).toHaveLength(10)
  })
})

const form = (words: string, french = `'${words}'`, english = french): TermForms => ({
  ...{ words, french, english, others: [], loose: [] },
})
const compose = (typed: string, ...forms: TermForms[]) => composeSearch(searchTerms(typed), forms)

describe('one expression of all of it', () => {
  test('all words are wanted, and the last may go on', () => {
    expect(
      compose('ville durable', form('ville', "'vill'", "'vill'"), form('durable', "'durabl'"))?.all,
    ).toBe("(('vill')) & (('durabl') | ('durable':*))")
  })

  test('what is left out is no reason to find anything', () => {
    expect(compose('ville -énergie', form('ville'), form('energie'))).toMatchObject({
      all: "(('ville')) & !(('energie'))",
      any: "(('ville'))",
      none: "(('energie'))",
      several: false,
    })
    expect(compose('-énergie', form('energie'))).toBeNull()
  })

  test('of words in a row the index is asked for the words, and then their order is read', () => {
    const row = form('ville durable', "'vill' <-> 'durabl'")
    expect(compose('"ville durable" eau', row, form('eau'))).toMatchObject({
      all: "(('vill' <-> 'durabl')) & (('eau') | ('eau':*))",
      plain: "(('vill' & 'durabl')) & (('eau') | ('eau':*))",
      ordered: true,
      some: { plain: "(((('vill' & 'durabl'))) | ((('eau') | ('eau':*))))", ordered: true },
    })
    expect(compose('eau -"ville durable"', form('eau'), row)).toMatchObject({
      all: "(('eau')) & !(('vill' <-> 'durabl'))",
      plain: "(('eau'))",
      ordered: true,
    })
    expect(compose('"eau"', form('eau'))).toMatchObject({ ordered: false })
  })

  test('words without a meaning of their own do not count, unless there are no others', () => {
    expect(compose('les villes', form('les'), form('villes'))?.all).toContain('villes')
    expect(compose('les villes', form('les'), form('villes'))?.all).not.toContain("'les'")
    expect(compose('the', form('the', "'the'", ''))?.all).toContain("'the'")
  })

  test('after an elision the word goes on, after a hyphen nothing does', () => {
    expect(compose('l’innov', form('l innov'))?.all).toContain("'innov':*")
    expect(compose('e-mail', form('e mail'))?.all).toContain("'mail':*")
    expect(compose('smart-cit', form('smart cit'))?.all).not.toContain(':*')
  })

  test('nothing that the index knows is nothing to find', () => {
    expect(compose('?!', form('', '', ''))).toBeNull()
    expect(composeSearch([], [])).toBeNull()
  })
})
