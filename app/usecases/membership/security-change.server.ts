import type { SignedIn } from '~/domain/access/visitor'
import { letters } from '~/mail/letters.server'
import type { Transaction } from '~/storage/database.server'
import { recordAct } from '../audit.server'

export type SecurityChange =
  | 'second-factor-on'
  | 'second-factor-off'
  | 'second-factor-replaced'
  | 'recovery-codes-renewed'
  | 'recovery-code-used'

/** The audit entry and the letter of a change of security. */
export async function tellSecurityChange(
  tx: Transaction,
  person: SignedIn,
  act: SecurityChange,
  now: Date,
): Promise<void> {
  await recordAct(tx, person, { act, thing: { kind: 'member', id: person.id } }, now)
  await letters.securityChanged(tx, person, { change: act }, now)
}
