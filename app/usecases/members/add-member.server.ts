import { isOfDomain } from '~/domain/membership/email-domains'
import type { NewMember } from '~/domain/membership/new-member'
import { wakeLetters } from '~/jobs/queue.server'
import { memberLetters } from '~/mail/letters-members.server'
import { inTransaction, type Transaction } from '~/storage/database.server'
import { newId } from '~/storage/ids.server'
import { NO_PASSWORD } from '~/storage/passwords.server'
import { recordAct } from '../audit.server'
import { issueToken } from '../membership/one-time-tokens.server'
import { readSettings } from '../settings.server'
import type { Decider } from './change-membership.server'
import { isAdminStill } from './still-staff.server'

export type Added =
  | { outcome: 'added'; id: string }
  /** Somebody has this address already, whatever his standing: nothing of his is touched, no letter leaves. */
  | { outcome: 'exists'; id: string }
  | { outcome: 'domain-refused' }
  /** Who adds is no admin any more, in the middle of a long list. */
  | { outcome: 'no-admin' }

/**
 * Makes a person a member at once, address confirmed and account approved by who adds him. A letter leads him to
 * choose his password; the terms are asked of him at his first visit.
 */
export async function addMember(decider: Decider, person: NewMember, now: Date): Promise<Added> {
  const { refusedDomains } = await readSettings()
  if (isOfDomain(person.email.key, refusedDomains)) return { outcome: 'domain-refused' }
  const added = await inTransaction(async (tx): Promise<Added> => {
    if (decider !== 'operator' && !(await isAdminStill(tx, decider.id))) return { outcome: 'no-admin' }
    return add(tx, decider, person, now)
  })
  if (added.outcome === 'added') await wakeLetters()
  return added
}

async function add(tx: Transaction, decider: Decider, person: NewMember, now: Date): Promise<Added> {
  const { email, ...facts } = person
  const id = newId()
  // Uniqueness is the database's: of two imports at once one creates, the other finds the member.
  const { count } = await tx.member.createMany({
    data: [
      {
        id,
        email: email.address,
        emailKey: email.key,
        ...facts,
        passwordHash: NO_PASSWORD,
        termsVersion: '',
        termsAcceptedAt: now,
        registeredAt: now,
        emailConfirmedAt: now,
        approvedAt: now,
      },
    ],
    skipDuplicates: true,
  })
  const member = await tx.member.findUniqueOrThrow({ where: { emailKey: email.key } })
  if (count === 0) return { outcome: 'exists', id: member.id }
  const token = await issueToken(tx, { memberId: id, purpose: 'choose-password', returnTo: null }, now)
  await memberLetters.accountOpened(tx, member, { token }, now)
  const act = { act: 'add-member', thing: { kind: 'member', id }, detail: { role: member.role } } as const
  if (decider === 'operator') await recordAct(tx, null, act, now, 'cli')
  else await recordAct(tx, decider, act, now)
  return { outcome: 'added', id }
}
