import type { Admin } from '~/domain/access/visitor'
import type { Locale } from '~/domain/locale'
import type { EmailAddress } from '~/domain/membership/email'
import {
  endOfInvitation,
  type InvitationDraft,
  type InvitationList,
  type InviteeFault,
} from '~/domain/membership/invitation'
import type { ListLine } from '~/domain/membership/invitation-list'
import { wakeLetters } from '~/jobs/queue.server'
import { invitationLetters } from '~/mail/letters-invitations.server'
import { db, inTransaction, type Transaction } from '~/storage/database.server'
import { hashToken, newId, newToken } from '~/storage/ids.server'
import { recordAct } from '../audit.server'
import { erasedSuspendedAmong } from '../members/erased-suspended.server'
import { isAdminStill } from '../members/still-staff.server'
import { checkInvitees } from './check-invitees.server'
import { type ListFault, readList } from './read-list.server'

type Invitee = {
  email: EmailAddress
  firstName: string
  lastName: string
  organisation: string
  lang: Locale
  message: string | null
  wantedPath: string | null
}

/** Invites one person: a letter with a link that is good for two weeks. */
export async function invite(
  admin: Admin,
  draft: InvitationDraft,
  now: Date,
): Promise<{ outcome: 'invited' } | { outcome: 'refused'; fault: InviteeFault } | { outcome: 'no-admin' }> {
  const fault = (await checkInvitees([draft.email.key], now)).get(draft.email.key)
  if (fault) return { outcome: 'refused', fault }
  const invitee = { ...draft, wantedPath: draft.wantedPath || null }
  const written = await inTransaction((tx) => write(tx, admin, invitee, now))
  if (written === 'no-admin') return { outcome: 'no-admin' }
  if (written === 'before') return { outcome: 'refused', fault: 'invited' }
  await wakeLetters()
  return { outcome: 'invited' }
}

/** A line of the preview: what was read, and why it would not be sent, if it would not. */
export type PreviewLine = {
  number: number
  text: string
  email: string
  name: string
  organisation: string
  lang: Locale | null
  /** `suspended-before`: erased while he was suspended; an admin invites him alone, if he so decides. */
  fault: InviteeFault | 'suspended-before' | Exclude<ListLine['fault'], null> | null
}

export type Preview = { lines: PreviewLine[]; good: number }

/** Reads a list and says of every line whether it would be sent; nothing is. */
export async function previewInvitations(
  _admin: Admin,
  list: string,
  now: Date,
): Promise<Preview | ListFault> {
  const checked = await readAndCheck(list, now)
  if (typeof checked === 'string') return checked
  const lines = checked.map(({ line, fault }) => ({
    number: line.number,
    text: line.text.slice(0, 200),
    email: line.person?.email.address ?? '',
    name: line.person ? `${line.person.firstName} ${line.person.lastName}`.trim() : '',
    organisation: line.person?.organisation ?? '',
    lang: line.person?.lang ?? null,
    fault,
  }))
  return { lines, good: lines.filter((line) => line.fault === null).length }
}

/**
 * Sends every good line of a list, each in a transaction of its own; what is not good stays behind, and the rest of the
 * list when who invites is no admin any more.
 */
export async function inviteMany(
  admin: Admin,
  { list, lang, message, wantedPath }: InvitationList,
  now: Date,
): Promise<{ sent: number; left: number } | ListFault> {
  const checked = await readAndCheck(list, now)
  if (typeof checked === 'string') return checked
  let sent = 0
  for (const { line, fault } of checked) {
    if (fault || !line.person) continue
    const own = { ...line.person, lang: line.person.lang ?? lang, message, wantedPath: wantedPath || null }
    const written = await inTransaction((tx) => write(tx, admin, own, now))
    if (written === 'no-admin') break
    if (written === 'invited') sent += 1
  }
  if (sent) await wakeLetters()
  return { sent, left: checked.length - sent }
}

async function readAndCheck(list: string, now: Date) {
  const lines = readList(list)
  if (typeof lines === 'string') return lines
  const keys = lines.flatMap(({ person }) => (person ? [person.email.key] : []))
  const faults = await checkInvitees(keys, now)
  const erased = new Set(await erasedSuspendedAmong(db(), keys, now))
  return lines.map((line) => ({
    line,
    fault:
      line.fault ??
      faults.get(line.person.email.key) ??
      (erased.has(line.person.email.key) ? ('suspended-before' as const) : null),
  }))
}

type Written =
  | 'invited'
  /** Somebody invited this address at the same moment. */
  | 'before'
  | 'no-admin'

/** Who invites is asked about at each line: his suspension takes back what was sent until then, and nothing comes after. */
async function write(tx: Transaction, admin: Admin, invitee: Invitee, now: Date): Promise<Written> {
  if (!(await isAdminStill(tx, admin.id))) return 'no-admin'
  const { email, ...facts } = invitee
  await tx.invitation.updateMany({
    where: { openFor: email.key, expiresAt: { lte: now } },
    data: { openFor: null, tokenHash: null },
  })
  const id = newId()
  const token = newToken()
  const expiresAt = endOfInvitation(now)
  const { count } = await tx.invitation.createMany({
    data: [
      {
        id,
        email: email.address,
        emailKey: email.key,
        openFor: email.key,
        tokenHash: hashToken(token),
        invitedById: admin.id,
        invitedAt: now,
        sentAt: now,
        expiresAt,
        ...facts,
      },
    ],
    skipDuplicates: true,
  })
  if (count === 0) return 'before'
  await recordAct(tx, admin, { act: 'invite', thing: { kind: 'invitation', id } }, now)
  const to = { email: email.address, firstName: facts.firstName, lang: facts.lang }
  const inviter = `${admin.firstName} ${admin.lastName}`
  await invitationLetters.invitation(tx, to, { token, inviter, expiresAt, ...facts }, now)
  return 'invited'
}
