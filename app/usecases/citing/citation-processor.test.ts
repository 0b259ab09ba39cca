import { describe, expect, test } from 'vitest'
import { CITATION_STYLES, type CitationStyle } from '~/domain/citing/citation'
import type { CslItem } from '~/domain/citing/csl-item'
import type { Locale } from '~/domain/locale'
import { inFormat, inStyle } from './citation-processor.server'

const report: CslItem = {
  id: 'acteurs-du-territoire',
  type: 'report',
  title: 'Les acteurs du territoire',
  author: [
    { family: 'Exemple', given: 'Marie' },
    { family: 'La Fontaine', given: 'Jean', 'non-dropping-particle': 'de' },
    { literal: 'Ville de Saint-Denis' },
  ],
  genre: 'rapport',
  publisher: 'TerriNum',
  URL: 'https://portail.exemple.fr/documents/acteurs-du-territoire',
  language: 'fr',
  issued: { 'date-parts': [[2015, 11, 3]] },
  accessed: { 'date-parts': [[2026, 11, 25]] },
  keyword: 'ville,données',
}
const talk: CslItem = {
  ...report,
  type: 'speech',
  author: [{ family: 'Exemple', given: 'Marie' }],
  genre: 'présentation',
  'event-title': 'Atelier 1',
  'event-place': 'Saint-Denis',
}
const { issued: _day, ...undated } = { ...report, author: [] }
const address = report.URL

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
const entry = async (item: CslItem, style: CitationStyle, lang: Locale = 'fr') =>
  plain((await inStyle(item, style, lang)).text)

describe('a report is cited', () => {
  test('in APA', async () => {
    expect(await entry(report, 'apa', 'en')).toBe(
      `Exemple, M., de La Fontaine, J., & Ville de Saint-Denis. (2015). Les acteurs du territoire [Rapport]. TerriNum. ${address}`,
    )
  })

  test('in Chicago, author and date', async () => {
    expect(await entry(report, 'chicago', 'en')).toBe(
      `Exemple, Marie, Jean de La Fontaine, and Ville de Saint-Denis. 2015. Les acteurs du territoire. Rapport. TerriNum. ${address}.`,
    )
  })

  test('in ISO 690, in French on an English page too', async () => {
    const cited = `EXEMPLE, Marie, DE LA FONTAINE, Jean et VILLE DE SAINT-DENIS, 2015. Les acteurs du territoire [en ligne]. Rapport. TerriNum. [Consulté le 25 novembre 2026]. Disponible à l’adresse : ${address}`
    expect(await entry(report, 'iso690')).toBe(cited)
    expect(await entry(report, 'iso690', 'en')).toBe(cited)
  })

  test('in MLA', async () => {
    expect(await entry(report, 'mla', 'en')).toBe(
      `Exemple, Marie, et al. Les acteurs du territoire. TerriNum, 3 Nov. 2015, ${address}. Rapport.`,
    )
  })
})

describe('a presentation names its workshop and its day', () => {
  test.each<[CitationStyle, Locale, string]>([
    [
      'apa',
      'fr',
      'Exemple, M. (2015, 3 novembre). Les acteurs du territoire [Présentation]. Atelier 1, Saint-Denis.',
    ],
    ['apa', 'en', 'Exemple, M. (2015, November 3). Les acteurs du territoire [Présentation].'],
    [
      'chicago',
      'fr',
      'Exemple, Marie. 2015. « Les acteurs du territoire ». Présentation, Atelier 1, Saint-Denis, 3 novembre 2015.',
    ],
    ['iso690', 'fr', 'Présentation. Atelier 1, Saint-Denis, 3 novembre 2015. TerriNum.'],
    ['mla', 'fr', '« Les acteurs du territoire ». Atelier 1, TerriNum, 3 nov. 2015, Saint-Denis, '],
  ])('in %s, on a page in %s', async (style, lang, words) => {
    expect(await entry(talk, style, lang)).toContain(words)
  })
})

test('without authors the centre stands in their place, once; without date each style says so', async () => {
  expect(await entry(undated, 'apa')).toBe(
    `TerriNum. (s. d.). Les acteurs du territoire [Rapport]. ${address}`,
  )
  expect(await entry(undated, 'iso690')).toMatch(/^TERRINUM, s\. d\. Les acteurs/)
  expect(await entry(undated, 'mla')).toBe(`Les acteurs du territoire. TerriNum, ${address}. Rapport.`)
})

test('the running text refers to it as the style does', async () => {
  const inText = async (style: CitationStyle) => plain((await inStyle(talk, style, 'fr')).inText)
  expect(await Promise.all(CITATION_STYLES.map(inText))).toEqual([
    '(Exemple, 2015)',
    '(Exemple 2015)',
    '(Exemple, 2015)',
    '(Exemple)',
  ])
})

test('of the HTML only italics are left, whatever stands in a title', async () => {
  const hostile = { ...report, title: '<img src=x onerror=alert(1)> <b>A</b> & </i><script>x</script>' }
  for (const style of CITATION_STYLES) {
    const { html } = await inStyle(hostile, style, 'fr')
    expect(html.match(/<\/?[a-z]+/gi)?.filter((tag) => !/^<\/?i$/.test(tag)) ?? []).toEqual([])
    expect(html).not.toContain('<script')
  }
})

test('reference managers are given the same', async () => {
  const bibtex = await inFormat(report, 'bibtex')
  expect(bibtex).toContain('author = {Exemple, Marie and de La Fontaine, Jean and {Ville de Saint-Denis}}')
  const hostile = { ...report, title: '\\input{x} }', author: [{ literal: 'Ville} @x{\\input' }] }
  expect(await inFormat(hostile, 'bibtex')).toMatch(
    /author = \{\{Ville @xinput\}\},[\s\S]*title = \{[^{}\\]*\\textbackslash/,
  )
  const ris = await inFormat(report, 'ris')
  expect(ris).toMatch(/^TY {2}- RPRT/)
  expect(ris).toContain('KW  - données')
})
