import { parseWithZod } from '@conform-to/zod/v4'
import { describe, expect, test } from 'vitest'
import { programmeIn, programmeRows, WorkshopDraft } from './workshop-draft'

const base = { theme: 'ville', audience: 'members', 'fr.title': 'Atelier' }

function read(fields: Record<string, string>) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...base, ...fields })) form.append(name, value)
  return parseWithZod(form, { schema: WorkshopDraft })
}

const value = (fields: Record<string, string>) => {
  const submission = read(fields)
  if (submission.status !== 'success') throw new Error(JSON.stringify(submission.error))
  return submission.value
}

const errors = (fields: Record<string, string>) => {
  const submission = read(fields)
  return submission.status === 'success' ? null : submission.error
}

describe('what an editor types of a workshop', () => {
  test('a title in one language is enough', () => {
    expect(value({})).toMatchObject({ slug: '', heldOn: null, fr: { title: 'Atelier' }, en: { title: '' } })
  })

  test('without any title, the first title field says so', () => {
    expect(errors({ 'fr.title': ' ' })).toEqual({ 'fr.title': ['title-one-language'] })
  })

  test('a text without its title is not kept without a word', () => {
    expect(errors({ 'en.body': 'Text' })).toEqual({ 'en.title': ['required'] })
  })

  test('hours are written one way, lines stand in their order, empty lines vanish', () => {
    const { programme } = value({
      'programme[0].time': '11h',
      'programme[0].titleFr': 'Débat',
      'programme[1].time': '',
      'programme[2].time': '9:30',
      'programme[2].titleFr': 'Accueil',
    })
    expect(programme.map(({ time, titleFr }) => [time, titleFr])).toEqual([
      ['09:30', 'Accueil'],
      ['11:00', 'Débat'],
    ])
  })

  test('an hour without a session is asked about', () => {
    expect(errors({ 'programme[0].time': '09:30' })).toEqual({ 'programme[0].titleFr': ['required'] })
  })

  test.each([
    ['heldOn', '2026-02-30', 'date-invalid'],
    ['slug', 'Été 2026', 'slug-invalid'],
    ['audience', 'everybody', 'choose-one'],
    ['position', 'x', 'invalid'],
    ['fr.title', 'a'.repeat(301), 'too-long'],
  ])('%s: %s is refused at its field', (name, typed, code) => {
    expect(errors({ [name]: typed })).toEqual({ [name]: [code] })
  })
})

describe('programmes of two languages', () => {
  test('come apart and together again', () => {
    const rows = [
      { time: '09:00', document: '', titleFr: 'Accueil', titleEn: 'Welcome', speakerFr: '', speakerEn: '' },
      { time: '09:30', document: 'a', titleFr: 'A', titleEn: 'A', speakerFr: 'X', speakerEn: 'Y' },
      { time: '10:00', document: '', titleFr: 'Seul', titleEn: '', speakerFr: '', speakerEn: '' },
      { time: '10:30', document: '', titleFr: '', titleEn: 'Alone', speakerFr: '', speakerEn: '' },
    ]
    expect(programmeRows(programmeIn('fr', rows), programmeIn('en', rows))).toEqual(rows)
  })

  test('lose no line when their hours differ', () => {
    const line = (time: string, title: string) => ({ time, title })
    const rows = programmeRows(
      [line('14:00', 'a'), line('09:00', 'b')],
      [line('09:00', 'B'), line('14:00', 'A'), line('15:00', 'C')],
    )
    expect(
      rows
        .flatMap((row) => [row.titleFr, row.titleEn])
        .filter(Boolean)
        .sort(),
    ).toEqual(['A', 'B', 'C', 'a', 'b'].sort())
  })
})
