import { describe, expect, it } from 'vitest'
import { readCsv } from './read-csv.server'

const PEOPLE = {
  email: ['adresse électronique', 'courriel', 'e-mail', 'mail'],
  lastName: ['nom', 'last name'],
  organisation: ['organisme', 'organisation'],
}

function read(input: string | Uint8Array) {
  const reading = readCsv(input, PEOPLE)
  if (reading.outcome === 'refused') throw new Error(reading.why)
  return reading.lines
}

const firstCells = (input: string | Uint8Array) => read(input)[0]?.cells
const zoe = { email: 'zoe@exemple.fr', lastName: 'Noël', organisation: 'Université Paris 8' }

describe('what people paste or save', () => {
  it.each([
    ['semicolons', 'zoe@exemple.fr;Noël;Université Paris 8'],
    ['commas', 'zoe@exemple.fr,Noël,Université Paris 8'],
    ['tabs, as copied from a sheet', 'zoe@exemple.fr\tNoël\tUniversité Paris 8'],
    ['quotes', '"zoe@exemple.fr";"Noël";"Université Paris 8"'],
    ['blanks around', ' zoe@exemple.fr ; Noël ;Université Paris 8 '],
    ['a mark at the start', '\ufeffzoe@exemple.fr;Noël;Université Paris 8'],
    ['accents written in two signs', 'zoe@exemple.fr;Noe\u0308l;Universite\u0301 Paris 8'],
    ['the word of Excel for its separator', 'sep=;\nzoe@exemple.fr;Noël;Université Paris 8'],
    ['a French header', 'Courriel;Nom;Organisme\nzoe@exemple.fr;Noël;Université Paris 8'],
    ['an English header', 'E-mail,Last Name,Organisation\nzoe@exemple.fr,Noël,Université Paris 8'],
    [
      'a header in capitals, without accents',
      'ADRESSE ELECTRONIQUE;NOM;ORGANISME\nzoe@exemple.fr;Noël;Université Paris 8',
    ],
    [
      'columns in another order, one of them unknown',
      'Nom;Téléphone;Organisme;Mail\nNoël;01;Université Paris 8;zoe@exemple.fr',
    ],
  ])('is read with %s', (_, text) => {
    expect(firstCells(text)).toEqual(zoe)
  })

  it.each([
    ['UTF-8', Buffer.from('zoe@exemple.fr;Noël;Université Paris 8')],
    ['UTF-8 with a mark', Buffer.from('\ufeffzoe@exemple.fr;Noël;Université Paris 8')],
    ['Windows-1252', Buffer.from('zoe@exemple.fr;Noël;Université Paris 8', 'latin1')],
    ['UTF-16', Buffer.from('\ufeffzoe@exemple.fr;Noël;Université Paris 8', 'utf16le')],
  ])('is read in %s', (_, bytes) => {
    expect(firstCells(bytes)).toEqual(zoe)
  })

  it('keeps the signs that Windows-1252 has and Latin-1 has not', () => {
    const bytes = Buffer.from([0x61, 0x40, 0x62, 0x2e, 0x66, 0x72, 0x3b, 0x9c, 0x75, 0x76, 0x72, 0x65, 0x80])
    expect(firstCells(bytes)?.lastName).toBe('œuvre€')
  })

  it('is a bare list of addresses, too', () => {
    expect(read('a@exemple.fr\r\nb@exemple.fr\r\n').map(({ cells }) => cells.email)).toEqual([
      'a@exemple.fr',
      'b@exemple.fr',
    ])
  })
})

describe('lines', () => {
  it('are counted as an editor shows them: header, empty lines, broken cells', () => {
    const text = 'Mail;Nom\n\na@exemple.fr;"Du\npont"\n;;\nb@exemple.fr;Roy\n'
    expect(read(text).map(({ line, cells }) => [line, cells.lastName])).toEqual([
      [3, 'Du\npont'],
      [6, 'Roy'],
    ])
  })

  it('may be shorter or longer than the others', () => {
    expect(read('a@exemple.fr\nb@exemple.fr;Roy;Ville;more').map(({ cells }) => cells.organisation)).toEqual([
      '',
      'Ville',
    ])
  })

  it('keep separators and quotes in quoted cells, and quotes in the midst of others', () => {
    expect(firstCells('a@exemple.fr;"Roy; dit ""le Roi""";Les "Amis"')).toEqual({
      email: 'a@exemple.fr',
      lastName: 'Roy; dit "le Roi"',
      organisation: 'Les "Amis"',
    })
  })

  it('with a cell without end are marked, the others are read', () => {
    const text = `a@exemple.fr;${'x'.repeat(1001)}\nb@exemple.fr;Roy`
    expect(read(text).map(({ line, fault }) => [line, fault])).toEqual([
      [1, 'cell-too-long'],
      [2, null],
    ])
  })
})

describe('what is refused as a whole', () => {
  it.each([
    ['nothing', ' \n ', { why: 'empty' }],
    ['a header alone', 'Mail;Nom', { why: 'empty' }],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), { why: 'not-text' }],
    ['more than a mebibyte', 'a'.repeat(1024 ** 2 + 1), { why: 'too-large' }],
    ['more than 5000 lines', 'a@exemple.fr\n'.repeat(5001), { why: 'too-many-lines' }],
    ['a quote that is never closed', 'a@exemple.fr;Roy\nb@exemple.fr;"Roy\nc@exemple.fr;Roy', { line: 2 }],
  ])('%s', (_, input, why) => {
    expect(readCsv(input, PEOPLE)).toMatchObject({ outcome: 'refused', ...why })
  })

  it('takes the bounds that a caller gives', () => {
    expect(readCsv('a\nb\nc', PEOPLE, { lines: 2 })).toEqual({ outcome: 'refused', why: 'too-many-lines' })
  })
})
