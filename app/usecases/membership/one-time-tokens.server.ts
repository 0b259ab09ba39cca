import { DELETION_DAYS } from '~/domain/membership/deletion'
import { REMOVAL_HOURS } from '~/domain/membership/factor-loss'
import type { Member, OneTimeToken } from '~/generated/prisma/client'
import { db, type Transaction } from '~/storage/database.server'
import { hashToken, newId, newToken } from '~/storage/ids.server'
import { endTokensOf } from '../tokens/end-tokens.server'

const MINUTE = 60_000
const MOST_CODE_TRIES = 5

export type TokenPurpose =
  | 'confirm-email'
  | 'reset-password'
  | 'choose-password'
  | 'sign-in'
  | 'second-factor'
  | 'change-email'
  | 'keep-account'
  | 'keep-second-factor'

/** Milliseconds that a letter's link lives (security rule 6.5). */
const LIFETIMES: Record<TokenPurpose, number> = {
  'confirm-email': 24 * 60 * MINUTE,
  'reset-password': 30 * MINUTE,
  'choose-password': 7 * 24 * 60 * MINUTE,
  'sign-in': 15 * MINUTE,
  'second-factor': 5 * MINUTE,
  'change-email': 60 * MINUTE,
  'keep-second-factor': REMOVAL_HOURS * 60 * MINUTE,
  'keep-account': DELETION_DAYS * 24 * 60 * MINUTE,
}

type NewToken = {
  memberId: string
  purpose: TokenPurpose
  returnTo: string | null
  codeHash?: string
}

/** A new token for a letter; older ones of its purpose die. The token itself is kept nowhere. */
export async function issueToken(
  tx: Transaction,
  { memberId, purpose, returnTo, codeHash }: NewToken,
  now: Date,
): Promise<string> {
  await retireTokens(tx, memberId, purpose, now)
  const token = newToken()
  await tx.oneTimeToken.create({
    data: {
      id: newId(),
      memberId,
      purpose,
      tokenHash: hashToken(token),
      codeHash: codeHash ?? null,
      returnTo,
      createdAt: now,
      expiresAt: new Date(now.getTime() + LIFETIMES[purpose]),
    },
  })
  return token
}

/** What lets in, or lets change something; not what only keeps things as they are. */
const OPEN_DOORS: TokenPurpose[] = [
  'reset-password',
  'choose-password',
  'sign-in',
  'second-factor',
  'change-email',
]

/**
 * A new password or address, and a standing that is lost, end what was begun before: half-open doors, letters, the wish
 * for another address, tokens of programs.
 */
export async function retireOpenDoors(tx: Transaction, memberId: string, now: Date): Promise<void> {
  const where = { memberId, usedAt: null, purpose: { in: OPEN_DOORS } }
  await tx.oneTimeToken.updateMany({ where, data: { usedAt: now } })
  await tx.emailChange.deleteMany({ where: { memberId } })
  await endTokensOf(tx, memberId)
}

/** Makes every token of this purpose that is still alive useless. */
export async function retireTokens(
  tx: Transaction,
  memberId: string,
  purpose: TokenPurpose,
  now: Date,
): Promise<void> {
  await tx.oneTimeToken.updateMany({ where: { memberId, purpose, usedAt: null }, data: { usedAt: now } })
}

type LiveToken = OneTimeToken & { member: Member }

/** The token of a letter with its member, when it can still be used; reading uses nothing up. */
export async function findLiveToken(
  token: string,
  purpose: TokenPurpose,
  now: Date,
): Promise<LiveToken | null> {
  const found = await db().oneTimeToken.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { member: true },
  })
  return found && found.purpose === purpose && !found.usedAt && found.expiresAt > now ? found : null
}

/** Uses a token up: true for exactly one caller, and only while it lives. */
export async function spendToken(tx: Transaction, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.oneTimeToken.updateMany({
    where: { id, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  })
  return count === 1
}

/** Counts one try of a letter's code: false once five were made, or the letter was used. */
export async function countCodeTry(tokenId: string): Promise<boolean> {
  const { count } = await db().oneTimeToken.updateMany({
    where: { id: tokenId, usedAt: null, codeTries: { lt: MOST_CODE_TRIES } },
    data: { codeTries: { increment: 1 } },
  })
  return count === 1
}
