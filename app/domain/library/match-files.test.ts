import { describe, expect, test } from 'vitest'
import { hasFile, languageOfFile, matchFiles, type Presentation, titleOfFile } from './match-files'

const presentation = (id: string, facts: Partial<Presentation>): Presentation => ({
  id,
  titles: [],
  people: [],
  files: [],
  ...facts,
})

const WORKSHOP = [
  presentation('mobility', {
    titles: ['La mobilité des aînés en ville', 'Mobility of older people in town'],
    people: ['Hélène Dupont'],
  }),
  presentation('budget', { titles: ['Budget participatif en ligne'], people: ['Karim Ben Saïd'] }),
  presentation('water', {
    titles: ['L’eau, la nature et les capteurs'],
    people: ['Anne Le Goff'],
    files: ['capteurs-seine.pptx'],
  }),
  presentation('nature', { titles: ['La nature en ville'], people: ['Jean Petit'] }),
]

describe('the presentation that a name tells of', () => {
  test.each([
    ['Mobilité des ainés.pptx', 'mobility'],
    ['MOBILITE_AINES_v2.PPTX', 'mobility'],
    ['mobility-older-people_en.pdf', 'mobility'],
    ['Dupont.pptx', 'mobility'],
    ['02_bensaid_budget.pptx', 'budget'],
    ['budget participatif (1).pdf', 'budget'],
    ['2 - budget-participatif-FINAL v3.pdf', 'budget'],
    ['capteurs-seine.pptx', 'water'],
    ['Capteurs Seine v2.pptx', 'water'],
    ['LeGoff_eau_capteurs.pptx', 'water'],
    ['04_nature.pdf', 'nature'],
    ['eau\u0301.txt', 'water'],
    ['programme.pdf', null],
    ['IMG_2034.jpg', null],
    ['ville.pdf', null],
    ['', null],
  ])('%s is of %s', (name, id) => {
    expect(matchFiles([name], WORKSHOP)).toEqual([id])
  })

  test('of two that are alike neither is chosen', () => {
    const twins = [
      presentation('a', { titles: ['Bilan annuel'] }),
      presentation('b', { titles: ['Bilan annuel'] }),
    ]
    expect(matchFiles(['bilan-annuel.pdf'], twins)).toEqual([null])
  })

  test('without presentations there is none', () => {
    expect(matchFiles(['a.pdf', 'b.pdf'], [])).toEqual([null, null])
  })
})

test.each([
  ['03_La-mobilité_v2.pptx', 'La mobilité'],
  ['l’eau en ville (1).pdf', 'L’eau en ville'],
  ['Rapport 2025 final.docx', 'Rapport 2025'],
  ['2025.pdf', '2025'],
  ['v2.pdf', 'V2'],
  ['report_en.pdf', 'Report'],
])('the title of %s is %s', (name, title) => {
  expect(titleOfFile(name)).toBe(title)
})

test.each([
  ['slides_EN.pptx', 'en'],
  ['slides-en v2.pptx', 'en'],
  ['slides_fr.pptx', 'fr'],
  ['bien.pptx', 'fr'],
])('the language of %s is %s', (name, lang) => {
  expect(languageOfFile(name)).toBe(lang)
})

test('a file of the same name is known, in whatever case', () => {
  expect(hasFile('Capteurs-Seine.PPTX', WORKSHOP[2] as Presentation)).toBe(true)
  expect(hasFile('capteurs.pptx', WORKSHOP[2] as Presentation)).toBe(false)
})
