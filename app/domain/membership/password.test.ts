import { describe, expect, it } from 'vitest'
import { isOversizedPassword, normalisedPassword, ownWordsOf, passwordFault } from './password'

describe('passwordFault', () => {
  it.each([
    'trois vélos sous la pluie',
    'abricotmoteurlent',
    'correct horse battery staple',
    'kX9$vPq2Lm7z',
    'Une phrase bien à moi',
    '🦊 renard 🌧 pluie 🚲 vélo',
    'le canal, à sept heures',
    'пароль из четырёх слов',
    'xxxune suite assez longue pour tenir',
    'éé lampe tordue au grenier',
  ])('accepts %s', (password) => {
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
    'soleil123soleil',
    'a1b2c3d4e5f6',
    'p.a.s.s.w.o.r.d',
  ])('refuses what guessing programs try first: %s', (password) => {
    expect(passwordFault(password)).toBe('password-common')
  })

  const marie = ownWordsOf(['Marie', 'Durand-Lévy', 'marie.durand@exemple.fr', 'TerriNum', 'Plaine Commune'])

  it.each([
    'MarieDurand2026',
    'durand-levy-1984!',
    'TerriNum-2026!!',
    'T3rriNum_portail',
    'plaine.commune.93',
    'jesuismariedurand',
  ])('refuses own words: %s', (password) => {
    expect(passwordFault(password, marie)).toBe('password-personal')
  })

  it('accepts a long phrase in which an own word happens to stand', () => {
    expect(passwordFault('le vélo de Marie grince au printemps humide', marie)).toBeNull()
  })

  it('counts an é typed as two code points once', () => {
    expect(normalisedPassword('e\u0301te\u0301')).toBe('été')
  })

  it('judges hostile lengths quickly', () => {
    const start = performance.now()
    expect(isOversizedPassword('x'.repeat(1024 * 1024))).toBe(true)
    passwordFault('aB'.repeat(64), marie)
    expect(performance.now() - start).toBeLessThan(100)
  })
})
