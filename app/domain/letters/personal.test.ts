import { expect, test } from 'vitest'
import { paths } from '~/paths'
import { isPersonal } from './personal'

const ORIGIN = 'https://portail.exemple'

test.each([
  ['signs in', paths.signInLink('fr', 'T0')],
  ['chooses a password', paths.resetPassword('en', 'T0')],
  ['opens a document to a guest', paths.guestAccess('fr', 'T0')],
  ['keeps a second factor', paths.keepSecondFactor('fr', 'T0')],
])('a letter whose link %s is its reader’s alone, wherever in it the link stands', (_what, path) => {
  expect(isPersonal({ text: 'Bonjour Marie,', link: ORIGIN + path })).toBe(true)
  expect(isPersonal({ text: `Bonjour Marie,\n\nOuvrir : ${ORIGIN}${path}\n`, link: null })).toBe(true)
})

test('a letter that leads to a page of everybody’s may be read by the desk', () => {
  expect(isPersonal({ text: 'Bonjour,', link: ORIGIN + paths.login('fr', '/fr/documents/x') })).toBe(false)
  expect(isPersonal({ text: 'Bonjour,', link: null })).toBe(false)
})
