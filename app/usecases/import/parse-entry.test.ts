import { describe, expect, test } from 'vitest'
import { parseFrontMatter } from '~/storage/content.server'
import { parseDocument, parseWorkshop } from './parse-entry'

const fileOf = (lang: 'fr' | 'en', file: string, text: string) => ({ lang, file, ...parseFrontMatter(text) })

const DOCUMENT = `---
title: Enquête auprès des acteurs
kind: survey
theme: citizen-participation
date: 2015-07-15
authors:
  - name: Équipe de démonstration
    affiliation: TerriNum
licence: CC-BY-4.0
languages: [fr]
audience: members
status: published
publishedAt: 2026-03-01
position: 2
demonstration: true
keywords: [enquête, acteurs]
abstract: |
  Un résumé.
files:
  - { name: enquete.pdf, language: fr }
---
Début.

<!-- members -->

Suite.
`
const french = (text = DOCUMENT) => fileOf('fr', 'documents/enquete/document.fr.md', text)
const english = (text: string) => fileOf('en', 'documents/enquete/document.en.md', text)

describe('a document', () => {
  test('is read with all its fields', () => {
    const parsed = parseDocument('enquete', null, [
      french(),
      english('---\ntitle: Survey\nabstract: An abstract.\n---\nBody.\n'),
    ])
    expect(parsed).toEqual({
      outcome: 'parsed',
      value: {
        slug: 'enquete',
        workshopSlug: null,
        kind: 'survey',
        theme: 'citizen-participation',
        licence: 'CC-BY-4.0',
        audience: 'members',
        embargoUntil: null,
        datedOn: new Date('2015-07-15T00:00:00Z'),
        position: 2,
        demonstration: true,
        publication: { publishedAt: new Date('2026-03-01T00:00:00Z') },
        authors: [{ name: 'Équipe de démonstration', affiliation: 'TerriNum' }],
        texts: [
          {
            lang: 'fr',
            title: 'Enquête auprès des acteurs',
            abstract: 'Un résumé.',
            keywords: ['enquête', 'acteurs'],
            markdown: 'Début.\n\n<!-- members -->\n\nSuite.',
          },
          { lang: 'en', title: 'Survey', abstract: 'An abstract.', keywords: [], markdown: 'Body.' },
        ],
        files: [{ name: 'enquete.pdf', language: 'fr' }],
      },
    })
  })

  test('without a status is a draft, and without an audience takes its workshop’s', () => {
    const text = DOCUMENT.replace('status: published\npublishedAt: 2026-03-01\n', '').replace(
      'audience: members\n',
      '',
    )
    const workshop = { slug: 'atelier', theme: 'economic-development', audience: 'public' as const }
    const parsed = parseDocument('enquete', workshop, [
      french(text.replace('theme: citizen-participation\n', '')),
    ])
    expect(parsed).toMatchObject({
      outcome: 'parsed',
      value: { publication: null, audience: null, workshopSlug: 'atelier', theme: 'economic-development' },
    })
  })

  test('an embargo may be a day or a moment with its offset', () => {
    for (const [written, meant] of [
      ['2027-01-01', '2027-01-01T00:00:00Z'],
      ['2027-01-01T09:00:00+01:00', '2027-01-01T08:00:00Z'],
    ] as const) {
      const text = DOCUMENT.replace('audience: members', `audience: members\nembargoUntil: ${written}`)
      expect(parseDocument('enquete', null, [french(text)])).toMatchObject({
        value: { embargoUntil: new Date(meant) },
      })
    }
  })

  test.each([
    ['kind: survey', 'kind: essay', /^documents\/enquete\/document\.fr\.md: kind: /],
    ['licence: CC-BY-4.0\n', '', /document\.fr\.md: licence: /],
    ['date: 2015-07-15', 'date: 15 juillet 2015', /date: must be a day such as 2015-11-03/],
    ['date: 2015-07-15', 'date: 2015-02-30', /date: must be a day/],
    ['audience: members', 'audiance: public', /: audiance: is not a field of this file$/],
    ['publishedAt: 2026-03-01', 'publishedAt: soon', /publishedAt: must be a date such as/],
    ['title: Enquête auprès des acteurs', 'title: " "', /title: must not be empty/],
    ['title: Enquête auprès des acteurs', `title: ${'x'.repeat(301)}`, /title: /],
    ['name: enquete.pdf', 'name: ../../etc/passwd', /files\.0\.name: must be the plain name of a file/],
    ['name: enquete.pdf', 'name: .htaccess', /files\.0\.name: must not begin with a dot/],
    ['- name: Équipe de démonstration', '- nom: Équipe', /authors\.0\.name: /],
  ])('with %j as %j is refused by file and field', (before, after, problem) => {
    const parsed = parseDocument('enquete', null, [french(DOCUMENT.replace(before, after))])
    expect(parsed.outcome).toBe('invalid')
    if (parsed.outcome !== 'invalid') return
    expect(parsed.problems.some((line) => problem.test(line))).toBe(true)
    for (const line of parsed.problems) expect(line).not.toContain('\n')
  })

  test('a translation has texts alone: what opens or closes stands in the French file', () => {
    const parsed = parseDocument('enquete', null, [
      french(),
      english('---\ntitle: Survey\nabstract: A.\naudience: public\n---\n'),
    ])
    expect(parsed).toEqual({
      outcome: 'invalid',
      problems: ['documents/enquete/document.en.md: audience: is not a field of this file'],
    })
  })

  test('all problems of all its files are told at once', () => {
    const parsed = parseDocument('enquete', null, [
      french(DOCUMENT.replace('kind: survey', 'kind: essay').replace('position: 2', 'position: -1')),
      english('---\ntitle: Survey\n---\n'),
    ])
    expect(parsed.outcome === 'invalid' && parsed.problems).toHaveLength(3)
  })
})

describe('a workshop', () => {
  const WORKSHOP = `---
title: Atelier
summary: Un atelier.
theme: economic-development
audience: members
place: Saint-Denis
programme:
  - { time: "09:30", title: Ouverture }
  - { time: "10:00", title: Présentation, speaker: Une intervenante, document: presentation }
---
Texte.
`
  const file = (text: string) => fileOf('fr', 'workshops/atelier/workshop.fr.md', text)

  test('is read with its programme', () => {
    expect(parseWorkshop('atelier', [file(WORKSHOP)])).toMatchObject({
      outcome: 'parsed',
      value: {
        heldOn: null,
        publication: null,
        texts: [
          {
            lang: 'fr',
            place: 'Saint-Denis',
            body: 'Texte.',
            programme: [
              { time: '09:30', title: 'Ouverture' },
              { time: '10:00', title: 'Présentation', speaker: 'Une intervenante', document: 'presentation' },
            ],
          },
        ],
      },
    })
  })

  test('needs to say whom it is for', () => {
    expect(parseWorkshop('atelier', [file(WORKSHOP.replace('audience: members\n', ''))])).toMatchObject({
      outcome: 'invalid',
      problems: [expect.stringMatching(/^workshops\/atelier\/workshop\.fr\.md: audience: /)],
    })
  })
})
