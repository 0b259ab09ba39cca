import type { OneTimeToken } from '~/generated/prisma/client'
import { equalHashes } from '~/storage/ids.server'
import { addUse, forgetUses } from '~/storage/rate-limits.server'
import { countCodeTry } from './one-time-tokens.server'
import { codeHashOf } from './send-confirmation.server'

/** As with the codes of an app (decision 27): after so many in a row only the letter's link opens. */
const MOST_IN_A_ROW = 20

type Letter = Pick<OneTimeToken, 'id' | 'memberId' | 'codeHash'>

/**
 * Whether this is the code of this letter: five tries for each, and twenty in a row over all letters of the
 * address. Counted before they are looked at, so that guesses at one moment are counted too.
 */
export async function isRightCode(letter: Letter, emailKey: string, code: string): Promise<boolean> {
  if (!letter.codeHash || !(await countCodeTry(letter.id))) return false
  if ((await addUse(['letter-codes', emailKey])) > MOST_IN_A_ROW) return false
  return equalHashes(letter.codeHash, codeHashOf(letter.memberId, code))
}

/** Who has come in, whatever the way, begins anew. */
export const forgetLetterCodes = (emailKey: string): Promise<void> => forgetUses(['letter-codes', emailKey])
