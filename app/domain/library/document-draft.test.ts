import { parseWithZod } from '@conform-to/zod/v4'
import { describe, expect, test } from 'vitest'
import { DocumentDraft } from './document-draft'

const base = { kind: 'report', licence: 'CC-BY-4.0', 'fr.title': 'Titre' }

function read(fields: Record<string, string>) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...base, ...fields })) form.append(name, value)
  return parseWithZod(form, { schema: DocumentDraft })
}

const errors = (fields: Record<string, string>) => {
  const submission = read(fields)
  return submission.status === 'success' ? null : submission.error
}

describe('what an editor types of a document', () => {
  test('an empty form but for its title is a draft that inherits its audience', () => {
    const submission = read({})
    expect(submission.status === 'success' && submission.value).toEqual({
      slug: '',
      kind: 'report',
      theme: null,
      workshopId: null,
      position: 0,
      shareable: true,
      licence: 'CC-BY-4.0',
      audience: null,
      embargoUntil: null,
      openPages: 0,
      showsCover: false,
      datedOn: null,
      authors: [],
      fr: { title: 'Titre', abstract: '', keywords: [], body: '' },
      en: { title: '', abstract: '', keywords: [], body: '' },
    })
  })

  test('keywords are parted at commas and semicolons, each once', () => {
    const submission = read({ 'fr.keywords': 'énergie, sobriété ; ville,énergie,' })
    expect(submission.status === 'success' && submission.value.fr.keywords).toEqual([
      'énergie',
      'sobriété',
      'ville',
    ])
  })

  test('an affiliation without a name is asked about; an empty line is none', () => {
    expect(errors({ 'authors[0].name': '', 'authors[1].affiliation': 'Paris 8' })).toEqual({
      'authors[1].name': ['required'],
    })
  })

  test('a missing title and a wrong field are told at once', () => {
    expect(errors({ 'fr.title': '', 'fr.body': 'Texte', embargoUntil: 'bientôt', kind: 'poem' })).toEqual({
      'fr.title': ['required'],
      embargoUntil: ['date-invalid'],
      kind: ['choose-one'],
    })
  })

  test('an embargo is a moment in Paris', () => {
    const submission = read({ embargoUntil: '2028-03-01T00:00' })
    expect(submission.status === 'success' && submission.value.embargoUntil?.toISOString()).toBe(
      '2028-02-29T23:00:00.000Z',
    )
  })

  test.each([
    ['kind', 'poem', 'choose-one'],
    ['licence', 'mine', 'choose-one'],
    ['embargoUntil', 'soon', 'date-invalid'],
    ['fr.keywords', 'a'.repeat(81), 'too-long'],
  ])('%s: %s is refused at its field', (name, typed, code) => {
    expect(errors({ [name]: typed })).toEqual({ [name]: [code] })
  })

  test('Markdown keeps its lines', () => {
    const submission = read({ 'fr.body': 'un\r\n\r\ndeux\r\n' })
    expect(submission.status === 'success' && submission.value.fr.body).toBe('un\n\ndeux')
  })
})
