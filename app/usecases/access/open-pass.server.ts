import { accessTo, type GatedThing, opens } from '~/domain/access/access-policy'
import { GUEST, type Visitor } from '~/domain/access/visitor'
import { inLocale, type Locale } from '~/domain/locale'
import { wakeLetters } from '~/jobs/queue.server'
import { db, inTransaction, type Transaction } from '~/storage/database.server'
import { hashToken, newToken } from '~/storage/ids.server'
import { countUse } from '~/storage/rate-limits.server'
import { recordAct } from '../audit.server'
import { type GateRow, gated, PASS_FACTS, passInUse, passOf } from '../library/gate-facts.server'
import { type Limited, limited } from '../membership/refusals.server'
import { namedDocument } from './gated-document.server'
import { sendNewLink } from './give-pass.server'
import { isSuspended } from './suspended-address.server'

export type PassView =
  | { state: 'ready'; title: string; sharer: string | null; until: string | null }
  /** It is open in this browser already. */
  | { state: 'here'; slug: string }
  /** The link was used, or its days have passed, and the pass goes on: its reader can have another one. */
  | { state: 'used'; title: string }
  /** Nothing is opened by it any more; `slug`: the page of the document, where that may be seen. */
  | { state: 'over'; slug: string | null }

/** What the page of a personal link shows; looking uses nothing up, because mail scanners follow links. */
export async function lookAtPass(
  visitor: Visitor,
  token: string,
  lang: Locale,
  now: Date,
): Promise<PassView> {
  const pass = await findPass(token, now)
  if (!pass) return { state: 'over', slug: null }
  const { slug, texts } = pass.document
  if (!letsIn(pass, now))
    return { state: 'over', slug: accessTo(thingOf(pass), GUEST, now) === 'hidden' ? null : slug }
  if (visitor.reader && pass.sessionHash === visitor.reader) return { state: 'here', slug }
  const title = inLocale(texts, lang)?.title ?? slug
  if (!isFresh(pass, now)) return { state: 'used', title }
  const { sharedBy, grant, endsAt } = pass
  const until = (grant ? grant.endsAt : endsAt)?.toISOString() ?? null
  return { state: 'ready', title, sharer: sharedBy && `${sharedBy.firstName} ${sharedBy.lastName}`, until }
}

export type OpenedPass =
  | { outcome: 'opened'; slug: string; token: string; maxAgeSeconds: number }
  | { outcome: 'used' }
  | { outcome: 'over' }

/**
 * Opens a document in this browser, once for each letter. It gets a fresh token, under which its other passes go on; a
 * browser that read by an earlier letter of this pass reads no more.
 */
export async function openPass(visitor: Visitor, linkToken: string, now: Date): Promise<OpenedPass> {
  const pass = await findPass(linkToken, now)
  if (!pass || !letsIn(pass, now)) return { outcome: 'over' }
  const token = newToken()
  const sessionHash = hashToken(token)
  return inTransaction(async (tx): Promise<OpenedPass> => {
    const { count } = await tx.guestPass.updateMany({
      where: { id: pass.id, linkHash: pass.linkHash, linkUsedAt: null, linkEndsAt: { gt: now } },
      data: { linkUsedAt: now, sessionHash },
    })
    if (count === 0) return { outcome: 'used' }
    if (visitor.reader)
      await tx.guestPass.updateMany({ where: { sessionHash: visitor.reader }, data: { sessionHash } })
    const thing = { kind: 'document', id: pass.documentId } as const
    await recordAct(tx, null, { act: 'open-pass', thing, detail: { pass: pass.id } }, now)
    const passes = await tx.guestPass.findMany({ where: { sessionHash }, select: PASS_FACTS })
    return { outcome: 'opened', slug: pass.document.slug, token, maxAgeSeconds: lifeOf(passes, now) }
  })
}

/** A new letter to the address of this pass, and to no other; `over` when it opens nothing any more. */
export async function askForNewLink(
  token: string,
  address: string,
  now: Date,
): Promise<{ outcome: 'sent' } | { outcome: 'over' } | Limited> {
  const pass = await findPass(token, now)
  if (!pass || !letsIn(pass, now)) return { outcome: 'over' }
  const seconds = await countUse(['guest-link', pass.id], ['letter-address', address])
  if (seconds) return limited(seconds)
  const sent = await inTransaction(async (tx) => {
    await tx.$queryRaw`select 1 from "GuestPass" where "id" = ${pass.id} for update`
    // Its reader may have changed his address meanwhile, and the pass has gone with him.
    const held = await findPass(token, now, tx)
    if (!held || !letsIn(held, now)) return false
    await sendNewLink(tx, held, held.document, now)
    return true
  })
  if (!sent) return { outcome: 'over' }
  await wakeLetters()
  return { outcome: 'sent' }
}

/** Under which key the passes of this browser are kept, from its cookie. */
export const readerKey = (token: string): string => hashToken(token)

/** One more opening by this pass, and when. */
export async function countOpening(passId: string, now: Date): Promise<void> {
  await db().guestPass.updateMany({
    where: { id: passId },
    data: { openings: { increment: 1 }, lastUsedAt: now },
  })
}

/** Counts one more opening, when it is by a pass that this visitor reads the document. */
export async function countReading(row: GateRow, visitor: Visitor, now: Date): Promise<void> {
  const pass = passInUse(row, visitor, now)
  if (pass) await countOpening(pass.id, now)
}

async function findPass(token: string, now: Date, tx: Transaction = db()) {
  const pass = await passOfLink(tx, token)
  return pass && !(await isSuspended(tx, pass.emailKey, now)) ? pass : null
}

const passOfLink = (tx: Transaction, token: string) =>
  tx.guestPass.findUnique({
    where: { linkHash: hashToken(token) },
    select: {
      id: true,
      documentId: true,
      email: true,
      emailKey: true,
      firstName: true,
      lang: true,
      linkHash: true,
      linkUsedAt: true,
      linkEndsAt: true,
      sessionHash: true,
      ...PASS_FACTS,
      document: { select: namedDocument(GUEST) },
    },
  })

type FoundPass = NonNullable<Awaited<ReturnType<typeof findPass>>>

/** The document as it is for who holds this pass. */
const thingOf = (pass: FoundPass): GatedThing => ({ ...gated(pass.document), passes: [passOf(pass)] })

function letsIn(pass: FoundPass, now: Date): boolean {
  const thing = thingOf(pass)
  return accessTo(thing, GUEST, now) === 'full' && thing.passes.some((one) => opens(one, thing, now))
}

const isFresh = ({ linkUsedAt, linkEndsAt }: FoundPass, now: Date): boolean => !linkUsedAt && linkEndsAt > now

/** No cookie lives longer than this; then the reader asks for a new link. */
const LONGEST = 365 * 24 * 3600

/** Seconds until the last of these passes ends. */
function lifeOf(passes: Parameters<typeof passOf>[0][], now: Date): number {
  const lives = passes
    .map(passOf)
    .map(({ endsAt }) => (endsAt ? (endsAt.getTime() - now.getTime()) / 1000 : LONGEST))
  return Math.max(1, Math.min(LONGEST, Math.ceil(Math.max(...lives))))
}
