import { expect, test } from 'vitest'
import { isOfDomain, readDomains } from './email-domains'

test('domains are read however people list them, each once', () => {
  expect(readDomains(' Ville.example.fr\n@univ.example, ville.example.fr ; ann@asso.example ')).toEqual([
    'asso.example',
    'univ.example',
    'ville.example.fr',
  ])
  expect(readDomains('')).toEqual([])
  expect(readDomains('écoles.example')).toEqual(['xn--coles-9ra.example'])
})

test.each(['localhost', 'a b..c', 'http://ville.example', '*.example.fr'])('%s is refused', (text) => {
  expect(readDomains(text)).toBeNull()
})

test('a domain is not the domain below it, nor one that ends alike', () => {
  expect(isOfDomain('marie@ville.example', ['ville.example'])).toBe(true)
  expect(isOfDomain('marie@sous.ville.example', ['ville.example'])).toBe(false)
  expect(isOfDomain('marie@autreville.example', ['ville.example'])).toBe(false)
  expect(isOfDomain('marie@ville.example', [])).toBe(false)
})
