import { parseArgs } from 'node:util'
import { STANDINGS, type Standing } from '~/domain/membership/membership'
import { openDatabase } from '~/storage/database.server'
import { changeMembership, type MembershipChange } from '~/usecases/members/change-membership.server'
import {
  endSessionsOf,
  isRole,
  listEverybody,
  memberIdOf,
  resetSecondFactor,
} from '~/usecases/members/operator.server'
import { runAdd } from './member-add'
import { orHelp, type Said, say, WRONG_CALL } from './say'

/** `portal member …`: 0 when it was done or was so already, 1 when it could not be done, 2 for a wrong call. */
export function runMember([act = '', ...words]: string[], help: string): Promise<number> {
  return orHelp(run(act, words), help)
}

async function run(act: string, words: string[]): Promise<number> {
  if (act === 'list') return runList(words)
  if (act === 'add') return runAdd(words)
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  })
  const [email, role, ...more] = positionals
  if (!email || more.length || !isCall(act, role)) return WRONG_CALL
  await openDatabase()
  const id = await memberIdOf(email)
  const said = id ? await doAct(act, { id, role }) : NOBODY
  return say(said, { email, json: values.json })
}

const NOBODY: Said = { code: 1, outcome: 'missing', message: 'nobody has registered with this address' }
const ACTS = ['approve', 'suspend', 'unsuspend', 'end-sessions', 'reset-second-factor']

const isCall = (act: string, role: string | undefined): boolean =>
  ACTS.includes(act) ? role === undefined : act === 'role' && isRole(role)

async function doAct(act: string, { id, role }: { id: string; role: string | undefined }): Promise<Said> {
  const now = new Date()
  switch (act) {
    case 'approve':
    case 'unsuspend':
      return saidOf(await changeMembership('operator', id, { intent: act }, now))
    case 'suspend':
      return saidOf(await changeMembership('operator', id, { intent: act, reason: null }, now))
    case 'end-sessions': {
      const ended = await endSessionsOf(id, now)
      return { code: 0, outcome: 'done', message: `sessions ended: ${ended}`, ended }
    }
    case 'reset-second-factor':
      return (await resetSecondFactor(id, now))
        ? { code: 0, outcome: 'done', message: 'the second factor is gone, the password alone signs in' }
        : { code: 0, outcome: 'already', message: 'had no second factor, nothing changed' }
    default:
      if (!isRole(role)) return NOBODY
      return saidOf(await changeMembership('operator', id, { intent: 'change-role', role }, now))
  }
}

function saidOf(change: MembershipChange): Said {
  const { outcome } = change
  switch (outcome) {
    case 'done':
      return { code: 0, outcome, message: 'done' }
    case 'already':
      return { code: 0, outcome, message: 'was so already, nothing changed' }
    case 'not-possible':
      return { code: 1, outcome, message: `is ${change.standing}: this cannot be done` }
    case 'last-admin':
      return { code: 1, outcome, message: 'is the last admin: give the role to somebody else first' }
    case 'yourself':
    case 'missing':
      return { code: 1, outcome, message: 'is not there any more' }
  }
}

/** One line for each person, or one JSON value a line: both can be read while they are written. */
async function runList(words: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      standing: { type: 'string' },
      role: { type: 'string' },
    },
  })
  const { json, standing, role } = values
  if (positionals.length || !isStanding(standing) || (role !== undefined && !isRole(role))) return WRONG_CALL
  await openDatabase()
  for await (const member of listEverybody()) {
    if ((standing && member.standing !== standing) || (role && member.role !== role)) continue
    const { email, name, role: his, standing: stands } = member
    const line = json ? JSON.stringify(member) : [email, name, his, stands].map(plain).join('\t')
    process.stdout.write(`${line}\n`)
  }
  return 0
}

const isStanding = (word: string | undefined): word is Standing | undefined =>
  word === undefined || STANDINGS.some((known) => known === word)

/** A name may hold what a terminal would obey. */
const plain = (text: string): string => text.replace(/\p{Cc}/gu, ' ')
