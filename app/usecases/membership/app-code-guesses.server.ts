import type { SignedIn } from '~/domain/access/visitor'
import { wakeLetters } from '~/jobs/queue.server'
import { passkeyLetters } from '~/mail/letters-passkeys.server'
import { inTransaction } from '~/storage/database.server'
import { addUse, countUse, forgetUses, waitFor } from '~/storage/rate-limits.server'
import { recordAct } from '../audit.server'

/** Wrong codes in a row, whatever the time between them, after which no code of the app is looked at (decision 27). */
const MOST_IN_A_ROW = 20
/** From which on they are rather guesses than slips: a letter tells the owner, once a day. */
const GUESSES = 5

/** Whether codes of this member's app open nothing until he has proved himself otherwise. */
export async function areAppCodesClosed(memberId: string): Promise<boolean> {
  return (await waitFor(['app-codes', memberId])) > 0
}

/** Counts a code of the app before it is looked at, so that guesses at one moment are counted too; how many in a row. */
export const countAppCode = (memberId: string): Promise<number> => addUse(['app-codes', memberId])

/** A wrong code: after several its owner is told that his password is known, after twenty they are closed. */
export async function noteWrongAppCode(person: SignedIn, inARow: number, now: Date): Promise<void> {
  const closed = inARow === MOST_IN_A_ROW
  if (inARow < GUESSES) return
  const tell = (await countUse(['app-codes-letter', person.id])) === 0
  if (!closed && !tell) return
  await inTransaction(async (tx) => {
    const thing = { kind: 'member', id: person.id } as const
    if (closed) await recordAct(tx, null, { act: 'close-app-codes', thing, detail: { tries: inARow } }, now)
    if (tell) await passkeyLetters.codesGuessed(tx, person, now)
  })
  await wakeLetters()
}

/** Who has proved himself by a second factor begins anew. */
export const forgetAppCodes = (memberId: string): Promise<void> => forgetUses(['app-codes', memberId])

/**
 * A new password by letter shuts out who knew the old one, and begins anew: twice in thirty days, because who reads the
 * letters of an account without being its owner would else go on guessing.
 */
export async function reopenAppCodes(memberId: string): Promise<void> {
  if (!(await areAppCodesClosed(memberId))) return
  if ((await countUse(['app-codes-reopened', memberId])) === 0) await forgetAppCodes(memberId)
}
