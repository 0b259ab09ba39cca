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

/** Sets how one becomes a member, as an admin does at the desk. */
export async function settlePolicy(portal: Portal, policy: 'open' | 'moderated' | 'invitation') {
  const value = { membershipPolicy: policy }
  await portal.db.setting.upsert({
    where: { key: 'settings' },
    create: { key: 'settings', value, updatedAt: new Date() },
    update: { value },
  })
}
