import { describe, expect, it } from 'vitest'
import { isOversizedPassword, normalisedPassword, ownWordsOf, passwordFault } from './password'

describe('passwordFault', () => {
  it.each([
    'douze signes',
    'motdepassefacile',
    '🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊',
    'le canal, à sept heures',
    'пароль из четырёх слов',
    'aaaaaaaaaaaa',
  ])('finds nothing wrong with the form of %s', (password) => {
    expect(passwordFault(password)).toBeNull()
  })

  it.each([
    ['', 'password-too-short'],
    ['onze signes', 'password-too-short'],
    ['🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊', 'password-too-short'],
    ['a b'.repeat(43), 'password-too-long'],
    ['trois vélos '.repeat(2_000), 'password-too-long'],
    ['836491027465839', 'password-digits-only'],
    ['8364 9102 7465 839', 'password-digits-only'],
    ['٨٣٦٤٩١٠٢٧٤٦٥', 'password-digits-only'],
  ])('refuses %j: %s', (password, fault) => {
    expect(passwordFault(password)).toBe(fault)
  })

  it('asks for as many characters as the settings say', () => {
    expect(passwordFault('trois vélos sous la pluie', 26)).toBe('password-too-short')
    expect(passwordFault('trois vélos sous la pluie', 25)).toBeNull()
  })

  it('counts an é typed as two code points once', () => {
    expect(normalisedPassword('e\u0301te\u0301')).toBe('été')
    expect(passwordFault('e\u0301'.repeat(11))).toBe('password-too-short')
  })

  it('knows an oversized password at a glance', () => {
    expect(isOversizedPassword('x'.repeat(1024 * 1024))).toBe(true)
    expect(isOversizedPassword('é'.repeat(513))).toBe(true)
    expect(isOversizedPassword('é'.repeat(512))).toBe(false)
  })
})

it('own words are those of three letters and more', () => {
  expect(ownWordsOf(['Marie', 'Durand-Lévy', 'm.durand@exemple.fr'])).toEqual([
    'Marie',
    'Durand',
    'Lévy',
    'durand',
    'exemple',
  ])
})
