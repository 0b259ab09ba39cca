/** Why a form of the entrance came back although its fields are filled in; one sentence above the form. */
export type EntranceAlert =
  | { kind: 'wrong-credentials' | 'password-sign-in-off' | 'app-codes-closed' | 'send-again' }
  | { kind: 'refused' | 'suspended'; reason: string | null }
  | { kind: 'too-many'; minutes: number }
  | { kind: 'busy' }
