import { isOfDomain } from '~/domain/membership/email-domains'
import type { WxrAuthor } from '~/files/wordpress/wxr-fields'
import { wakeLetters } from '~/jobs/queue.server'
import { memberLetters } from '~/mail/letters-members.server'
import { db, inTransaction } from '~/storage/database.server'
import { newId } from '~/storage/ids.server'
import { NO_PASSWORD, wrapWordpressHash } from '~/storage/passwords.server'
import { wordpressSetting } from '~/storage/wordpress-passwords.server'
import { recordAct } from '../../audit.server'
import { erasedWhileSuspended } from '../../members/erased-suspended.server'
import { issueToken } from '../../membership/one-time-tokens.server'
import { readSettings } from '../../settings.server'
import { memberOfUser, type ReadUser } from './member-of-user'
import type { WordpressUser } from './read-users.server'
import { importedFrom, noteImported } from './source-ids.server'
import type { WordpressOptions } from './wordpress-options'
import type { WordpressLine } from './wordpress-report'

/** What he reads who was deactivated there. */
const SUSPENDED = {
  fr: 'Compte désactivé sur l’ancien site.',
  en: 'Account deactivated on the former site.',
}

/** Those who write in the export and are in no list of users. */
export const userOfAuthor = ({ id, login, email, ...names }: WxrAuthor): WordpressUser => ({
  ...{ id, login, email, ...names },
  ...{ role: '', registered: '', passwordHash: '', active: '', confirmed: null, organisation: '' },
})

/**
 * Makes members of the users of a site, each in a transaction of his own. Whoever is here already, or was erased here, is
 * left as he is. No letter leaves, unless asked for.
 */
export async function importPeople(
  site: string,
  users: WordpressUser[],
  options: WordpressOptions,
  now: Date,
): Promise<WordpressLine[]> {
  const known = await importedFrom(site, 'user')
  const { refusedDomains } = await readSettings()
  const seen = new Set<string>()
  const lines: WordpressLine[] = []
  for (const user of users) {
    const read = memberOfUser(user, options, now)
    const line = lineOf(user)
    if (read.outcome === 'refused') lines.push(line('left-out', read.why))
    else if (isOfDomain(read.person.email.key, refusedDomains))
      lines.push(line('left-out', 'addresses of this domain are refused in the settings'))
    else if (seen.has(read.person.email.key))
      lines.push(line('left-out', 'his address stands in the list twice'))
    else {
      seen.add(read.person.email.key)
      const before = await whoIsThere(read.person.email.key, known.get(user.id)?.thingId, now)
      lines.push(before ? line(...before) : await importOne(site, { user, read }, options, now))
    }
  }
  if (options.letters) await wakeLetters()
  return lines
}

type Done = WordpressLine['done']

const lineOf =
  (user: WordpressUser) =>
  (done: Done, ...notes: string[]): WordpressLine => ({
    ...{ done, kind: 'member', source: `user ${user.id || user.login}`, name: user.email, notes },
  })

async function whoIsThere(
  emailKey: string,
  importedId: string | undefined,
  now: Date,
): Promise<[Done, string] | null> {
  if (importedId) {
    const still = await db().member.count({ where: { id: importedId } })
    return still ? ['unchanged', 'imported before'] : ['left-out', 'was erased here since']
  }
  const there = await db().member.count({ where: { emailKey } })
  if (there) return ['unchanged', 'has an account here already, nothing of it is changed']
  return (await erasedWhileSuspended(db(), emailKey, now))
    ? ['left-out', 'was erased here while suspended: an admin invites him, if he so decides']
    : null
}

type Person = Extract<ReadUser, { outcome: 'person' }>

async function importOne(
  site: string,
  { user, read }: { user: WordpressUser; read: Person },
  { dryRun, letters }: WordpressOptions,
  now: Date,
): Promise<WordpressLine> {
  const { person, standing, notes } = read
  // Whoever confirms his address by letter chooses a password then, as everybody does (decision 25).
  const kept = standing !== 'unconfirmed' && wordpressSetting(user.passwordHash) !== null
  const says = [standing, ...(person.role === 'member' ? [] : [`as ${person.role}`]), ...notes]
  if (!kept) says.push('has no password here: he chooses one by letter')
  const line = lineOf(user)
  if (dryRun) return line('created', ...says)
  const hash = kept ? await wrapWordpressHash(user.passwordHash) : null
  const id = newId()
  const facts = { ...factsOf(read, now), passwordHash: hash ?? NO_PASSWORD }
  const { email, ...fields } = person
  const made = await inTransaction(async (tx) => {
    const { count } = await tx.member.createMany({
      data: [{ id, email: email.address, emailKey: email.key, ...fields, ...facts }],
      skipDuplicates: true,
    })
    if (count === 0) return false
    if (user.id) await noteImported(tx, { site, kind: 'user', sourceIds: [user.id], thingId: id }, now)
    if (letters && !hash && standing === 'active') {
      const token = await issueToken(tx, { memberId: id, purpose: 'choose-password', returnTo: null }, now)
      const to = { id, email: email.address, ...fields }
      await memberLetters.accountOpened(tx, to, { token }, now)
    }
    const detail = { role: person.role, standing }
    await recordAct(tx, null, { act: 'import-member', thing: { kind: 'member', id }, detail }, now, 'cli')
    return true
  })
  return made ? line('created', ...says) : line('unchanged', 'has an account here already')
}

/**
 * Whoever waits, or has not confirmed, has come today: what ends for lack of an answer is counted from now. The terms are
 * asked of everybody at his first visit.
 */
function factsOf({ person, standing, registeredAt }: Person, now: Date) {
  const letIn = standing === 'active' || standing === 'suspended'
  return {
    termsVersion: '',
    termsAcceptedAt: now,
    registeredAt: letIn ? (registeredAt ?? now) : now,
    emailConfirmedAt: standing === 'unconfirmed' ? null : now,
    approvedAt: letIn ? now : null,
    suspendedAt: standing === 'suspended' ? now : null,
    suspensionReason: standing === 'suspended' ? SUSPENDED[person.lang] : null,
  }
}
