import { NewMember } from '~/domain/membership/new-member'
import type { WordpressUser } from './read-users.server'
import type { WordpressOptions } from './wordpress-options'

export type ReadUser =
  | {
      outcome: 'person'
      person: NewMember
      standing: 'active' | 'pending' | 'unconfirmed' | 'suspended'
      /** null: the site does not say, or says what cannot be. */
      registeredAt: Date | null
      notes: string[]
    }
  | { outcome: 'refused'; why: string }

/**
 * Who a user of the site becomes here: never an admin, and a member at once where the site has let him in. Whom it has not
 * let in has no role to bring along: a letter, or an admin who approves an applicant, would give it without deciding so.
 */
export function memberOfUser(
  user: WordpressUser,
  { roles, moderated, lang }: Pick<WordpressOptions, 'roles' | 'moderated' | 'lang'>,
  now: Date,
): ReadUser {
  const { firstName, lastName, notes } = nameOf(user)
  const standing = standingOf(user, moderated)
  const asked = roles.get(user.role) ?? 'member'
  const letIn = standing === 'active' || standing === 'suspended'
  const role = letIn ? asked : 'member'
  const organisation = user.organisation
  const read = NewMember.safeParse({ email: user.email, firstName, lastName, organisation, lang, role })
  if (!read.success) {
    const fields = read.error.issues.map(({ path: [field], message }) => `${String(field)}: ${message}`)
    return { outcome: 'refused', why: fields.join('; ') }
  }
  return {
    outcome: 'person',
    person: read.data,
    standing,
    registeredAt: momentOf(user.registered, now),
    notes: role === asked ? notes : [`not as ${asked}: the site has not let him in`, ...notes],
  }
}

/** WP-Members lets nobody in who has not confirmed, where it asks for that, nor been activated, where it is moderated. */
function standingOf({ active, confirmed }: WordpressUser, moderated: boolean) {
  if (active === '2') return 'suspended'
  if (confirmed !== null && (confirmed === '' || confirmed === '0')) return 'unconfirmed'
  if (active === '1') return 'active'
  return active === '0' || moderated ? 'pending' : 'active'
}

/** First and last name as the user gave them, or cut out of the name that the site shows. */
function nameOf({ firstName, lastName, displayName, login }: WordpressUser) {
  if (firstName && lastName) return { firstName, lastName, notes: [] }
  const [first = '', ...rest] = (displayName || login).split(/\s+/)
  const last = rest.join(' ')
  const name = { firstName: firstName || first, lastName: lastName || last || '–' }
  const note = last || lastName ? `name taken from « ${displayName} »` : 'has given no last name'
  return { ...name, notes: [note] }
}

/** `2016-03-01 09:00:00`, in UTC. */
function momentOf(text: string, now: Date): Date | null {
  const moment = new Date(`${text.trim().replace(' ', 'T')}Z`)
  return Number.isNaN(moment.getTime()) || moment > now || moment.getUTCFullYear() < 2003 ? null : moment
}
