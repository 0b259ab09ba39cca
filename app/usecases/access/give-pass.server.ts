import type { Titled } from '~/mail/letters-access.server'
import { accessLetters } from '~/mail/letters-access.server'
import type { Transaction } from '~/storage/database.server'
import { hashToken, newId, newToken } from '~/storage/ids.server'

/** How long the link of a letter opens its document (security rule 6.5); the pass itself lasts as long as it was given for. */
const LINK_LIFE = 7 * 24 * 3_600_000

type Ground = { grantId: string } | { sharedById: string; endsAt: Date }
type Reader = { email: string; emailKey: string; firstName: string; lang: string }

/** Lets somebody without an account read a document. Returns the token of his letter, which is kept nowhere. */
export async function givePass(
  tx: Transaction,
  documentId: string,
  reader: Reader,
  ground: Ground,
  now: Date,
): Promise<{ id: string; token: string }> {
  const [id, { token, ...link }] = [newId(), newLink(now)]
  const { email, emailKey, firstName, lang } = reader
  await tx.guestPass.create({
    data: { id, documentId, email, emailKey, firstName, lang, ...ground, givenAt: now, ...link },
  })
  return { id, token }
}

/** A letter with a fresh link to a pass that goes on; the one before opens nothing any more. */
export async function sendNewLink(
  tx: Transaction,
  pass: { id: string; email: string; firstName: string; lang: string },
  document: Titled,
  now: Date,
): Promise<void> {
  const { token, ...link } = newLink(now)
  await tx.guestPass.update({ where: { id: pass.id }, data: link })
  await accessLetters.guestLink(tx, mailOf(pass), document, token, now)
}

function newLink(now: Date) {
  const token = newToken()
  const linkEndsAt = new Date(now.getTime() + LINK_LIFE)
  return { token, linkHash: hashToken(token), linkEndsAt, linkUsedAt: null }
}

/** Where letters to a guest go: his id is not a member's. */
export const mailOf = ({ email, firstName, lang }: { email: string; firstName: string; lang: string }) => ({
  email,
  firstName,
  lang,
})
