import { describe, expect, test } from 'vitest'
import { joinList, readList } from './read-list.server'

const people = (text: string) => {
  const lines = readList(text)
  if (typeof lines === 'string') return lines
  return lines.map(({ person, fault }) =>
    person ? [person.email.key, person.firstName, person.lastName, person.organisation, person.lang] : fault,
  )
}

describe('a list as people paste it', () => {
  test('addresses, one a line, empty lines left out', () => {
    expect(people('nadia@exemple.test\n\n  noe@exemple.test  \r\n')).toEqual([
      ['nadia@exemple.test', '', '', '', null],
      ['noe@exemple.test', '', '', '', null],
    ])
  })

  test('as an address book copies them', () => {
    expect(people('Nadia Ben Nouvelle <nadia@exemple.test>,\n"Neuf, Noé" <noe@exemple.test>;')).toEqual([
      ['nadia@exemple.test', 'Nadia', 'Ben Nouvelle', '', null],
      ['noe@exemple.test', 'Neuf', 'Noé', '', null],
    ])
  })

  test('columns without headings, the address in any of them', () => {
    expect(people('nadia@exemple.test;Nadia;Nouvelle;Ville;en\nNoé;Neuf;noe@exemple.test;Lycée')).toEqual([
      ['nadia@exemple.test', 'Nadia', 'Nouvelle', 'Ville', 'en'],
      ['noe@exemple.test', 'Noé', 'Neuf', 'Lycée', null],
    ])
  })
})

describe('the text of a CSV file', () => {
  test('headings in any order, in French or English', () => {
    expect(people('Nom,Prénom,Courriel,Langue\nNouvelle,Nadia,nadia@exemple.test,français')).toEqual([
      ['nadia@exemple.test', 'Nadia', 'Nouvelle', '', 'fr'],
    ])
    expect(people('Organization\tE-mail\nTown\tnadia@exemple.test')).toEqual([
      ['nadia@exemple.test', '', '', 'Town', null],
    ])
  })

  test('comes after what was pasted, however it is encoded', () => {
    const file = Buffer.from('Zo\u00e9 <zoe@exemple.test>\r\n', 'latin1')
    expect(people(joinList(' nadia@exemple.test\n', file))).toEqual([
      ['nadia@exemple.test', '', '', '', null],
      ['zoe@exemple.test', 'Zoé', '', '', null],
    ])
  })
})

describe('what is wrong is told of its line', () => {
  test('no address, twice the same person, a name without end', () => {
    const lines = readList(
      `nadia@exemple.test\nNadia\n\nNADIA@Exemple.test\nnoe@exemple.test;${'x'.repeat(200)}`,
    )
    expect(typeof lines === 'string' ? lines : lines.map(({ number, fault }) => [number, fault])).toEqual([
      [1, null],
      [2, 'email-invalid'],
      [4, 'twice'],
      [5, 'too-long'],
    ])
  })

  test('control characters and line breaks of other systems reach no letter', () => {
    expect(people('nadia@exemple.test;Na\u0001dia\u202e;Nou\u0085velle')).toEqual([
      ['nadia@exemple.test', 'Na dia', 'Nou velle', '', null],
    ])
  })

  test.each([
    ['nothing', ' \n\t\n', 'empty'],
    ['more people than are sent at once', 'nadia@exemple.test\n'.repeat(301), 'too-long'],
    ['a quote that is never closed', 'nadia@exemple.test;"Nadia\nnoe@exemple.test', 'unreadable'],
    ['no text', 'PK\u0003\u0004\u0000\u0000', 'unreadable'],
  ])('%s is refused as a whole', (_what, text, why) => expect(people(text)).toBe(why))
})
