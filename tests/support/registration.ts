import type { Portal } from './portal'
import { stampOf } from './stamp'

export const NEW_PASSWORD = 'quatre chevaux sous la pluie'

let people = 0

/** The registration form as a new person fills it in; each call is somebody else. */
export function registrationForm(redirectTo: string, more: Record<string, string> = {}) {
  people += 1
  return {
    intent: 'register',
    firstName: 'Nadia',
    lastName: 'Nouvelle',
    email: `nadia${people}@exemple.test`,
    password: NEW_PASSWORD,
    organisation: 'Association d’exemple',
    stakeholderGroup: 'association',
    acceptTerms: 'on',
    stamp: stampOf(),
    redirectTo,
    ...more,
  }
}

/** An admin sets at the desk how one becomes a member; what she does not say has its default. */
export async function settlePolicy(
  portal: Portal,
  membershipPolicy: 'open' | 'moderated' | 'invitation',
  more: Record<string, string> = {},
) {
  const ada = await portal.as('ada')
  const answer = await ada.post('/fr/admin/settings', { membershipPolicy, ...more })
  if (answer.status !== 303) throw new Error(`The settings were not kept: ${answer.status}`)
}
