import type { Transaction } from '~/storage/database.server'

/**
 * Ends all tokens of a member, with whatever ends what he has begun: a new password, address or second factor, one that is
 * taken away, a standing that is lost. How many there were.
 */
export async function endTokensOf(tx: Transaction, memberId: string): Promise<number> {
  return (await tx.accessToken.deleteMany({ where: { memberId } })).count
}
