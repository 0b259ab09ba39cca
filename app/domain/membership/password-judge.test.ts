import * as common from '@zxcvbn-ts/language-common'
import * as en from '@zxcvbn-ts/language-en'
import * as fr from '@zxcvbn-ts/language-fr'
import { describe, expect, it } from 'vitest'
import { ownWordsOf } from './password'
import { faultOf, isStrongEnough, judgeWith } from './password-judge'

const judge = judgeWith(
  {
    ...common.dictionary,
    'commonWords-fr': fr.dictionary['commonWords-fr'],
    'wikipedia-fr': fr.dictionary['wikipedia-fr'],
    'firstnames-fr': fr.dictionary['firstnames-fr'],
    'commonWords-en': en.dictionary['commonWords-en'],
    'wikipedia-en': en.dictionary['wikipedia-en'],
  },
  common.adjacencyGraphs,
)

describe('a password is judged by how soon it is guessed', () => {
  it.each([
    'trois vélos sous la pluie',
    'abricotmoteurlent',
    'maison verte lac',
    'correct horse battery staple',
    'kX9$vPq2Lm7z',
    'Une phrase bien à moi',
    '🦊 renard 🌧 pluie 🚲 vélo',
    'le canal, à sept heures',
    'пароль из четырёх слов',
    'xxxune suite assez longue pour tenir',
    'bleu cheval nuage',
  ])('%s will do', (password) => {
    expect(faultOf(judge(password, []))).toBeNull()
  })

  it.each([
    'password1234',
    'Password1234!',
    'P@ssw0rd2024!',
    'passwordpassword',
    'motdepasse123',
    'MotDePasse2025!',
    'mot-de-passe-123',
    'azertyuiop123',
    'qwertyuiop12',
    'qwerty123456',
    '1q2w3e4r5t6y',
    '1qaz2wsx3edc',
    'zaq12wsxcde3',
    'qazwsxedcrfv',
    '123qweasdzxc',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    'abcdefghijkl',
    'zyxwvutsrqpo',
    'iloveyou1234',
    'jetaime123456',
    'administrator',
    'administrateur1',
    'bienvenue2024',
    'welcome12345',
    'letmein12345',
    'changeme1234',
    'liverpool123',
    'marseille13013',
    'unbelievable',
    'bonjourbonjour',
    'a1b2c3d4e5f6',
    'p.a.s.s.w.o.r.d',
  ])('%s will not', (password) => {
    expect(faultOf(judge(password, []))).toMatch(/^password-weak:/)
  })

  it('the reason and what helps come with the refusal', () => {
    expect(faultOf(judge('abcabcabcabc', []))).toBe('password-weak:extendedRepeat:anotherWord,repeated')
  })
})

describe('own words', () => {
  const marie = ownWordsOf(['Marie', 'Durand-Lévy', 'marie.durand@exemple.fr', 'TerriNum', 'Plaine Commune'])

  it.each([
    'MarieDurand2026',
    'durand-levy-1984!',
    'DURAND-LÉVY-1984!',
    'TerriNum-2026!!',
    'T3rriNum_portail',
    'plaine.commune.93',
    'jesuismariedurand',
  ])('are worth nothing: %s', (password) => {
    expect(faultOf(judge(password, marie))).toBe('password-personal')
  })

  it('do no harm in a long phrase', () => {
    expect(faultOf(judge('le vélo de Marie grince au printemps humide', marie))).toBeNull()
  })
})

describe('hostile lengths', () => {
  const hostile = [
    '4@8({[<369&#!1/|0$5+7%2',
    'P4$$w0rd',
    'a@',
    'aB',
    'a',
    '1234567890',
    '19-11-1987',
    'a quick brown fox jumps over the lazy dog ',
    '😀',
    '\u0301',
  ]

  it.each(hostile)('a kilobyte of %s is judged within a bound', (pattern) => {
    const text = pattern.repeat(1024).slice(0, 1024)
    judge(text, ['marie'])
    const before = process.cpuUsage()
    judge(text, ['marie'])
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1000).toBeLessThan(150)
  })

  it('what is not judged any more does not make a good password worse', () => {
    expect(isStrongEnough(judge(`trois vélos sous la pluie ${'a'.repeat(90)}`, []))).toBe(true)
  })
})
