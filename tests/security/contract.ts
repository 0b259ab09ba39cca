import type { Browser } from '../support/browser'
import { type CastName, emailOf, PASSWORD } from '../support/cast'
import { stampOf } from '../support/stamp'

/*
 * What these tests know of the portal, who otherwise see a black box: the doors that people go through, with their
 * fields. A field that is renamed is renamed here and nowhere else.
 *
 * The people, by the letters of the written cases: A0 a visitor, U1 Ugo (unconfirmed), P1 Paul (pending), M1 Marie and
 * M2 Malik (members), S1 Lise (suspended), E1 Émile (editor), AD Ada and AD2 Adèle (admins).
 */

export const DOORS = {
  login: '/fr/login',
  logout: '/logout',
  secondStep: '/fr/login/second-factor',
  signInLetter: '/fr/login/letter',
  register: '/fr/register',
  confirm: '/fr/confirm-email',
  forgot: '/fr/forgot-password',
  reset: '/fr/reset-password',
  account: '/fr/account',
  email: '/fr/account/email',
  newEmail: '/fr/confirm-new-email',
  data: '/fr/account/data',
  keep: '/fr/keep-account',
  security: '/fr/account/security',
  secondFactor: '/fr/account/security/second-factor',
  member: (name: CastName) => `/fr/admin/members/${idAtDesk(name)}`,
} as const

const idAtDesk = (name: CastName): string => `cast-${name}`.padEnd(21, '0')

export const login = (name: CastName, more: Record<string, string> = {}) => ({
  intent: 'login',
  email: emailOf(name),
  password: PASSWORD,
  ...more,
})

export const registration = (more: Record<string, string> = {}) => ({
  intent: 'register',
  firstName: 'Nadia',
  lastName: 'Nouvelle',
  email: 'nadia@exemple.test',
  password: NEW_PASSWORD,
  organisation: 'Association d’exemple',
  stakeholderGroup: 'association',
  acceptTerms: 'on',
  stamp: stampOf(),
  ...more,
})

export const NEW_PASSWORD = 'quatre chevaux sous la pluie'

/** Marie's own words for « am I in? »: her account's page comes, and not the door. */
export const isIn = async (browser: Browser): Promise<boolean> => {
  const answer = await browser.get(DOORS.account)
  await answer.body?.cancel()
  return answer.status === 200
}

export const SESSION = '__Host-sid'

/** Milliseconds that a machine still keeps to which does much else; a mail server that stalls takes twice as long, and what hangs or computes without end never ends. */
export const AT_ONCE = 15_000
