import { openDatabase } from '~/storage/database.server'
import { changeMembership, type MembershipChange } from '~/usecases/members/change-membership.server'
import {
  endSessionsOf,
  isRole,
  listEverybody,
  memberIdOf,
  resetSecondFactor,
} from '~/usecases/members/operator.server'

const WRONG_CALL = 2

/** `portal member …`: 0 when it was done or was so already, 1 when it could not be done, 2 for a wrong call. */
export async function runMember(words: string[], help: string): Promise<number> {
  const [act = '', email = '', role, ...more] = words
  if (act === 'list') return runList(words.slice(1), help)
  const known = ['approve', 'suspend', 'unsuspend', 'end-sessions', 'reset-second-factor'].includes(act)
    ? role === undefined
    : act === 'role' && isRole(role)
  if (!known || more.length || !email) {
    process.stderr.write(help)
    return WRONG_CALL
  }
  await openDatabase()
  const id = await memberIdOf(email)
  if (!id) return say(1, `nobody has registered with ${email}`)
  const now = new Date()
  switch (act) {
    case 'approve':
    case 'suspend':
    case 'unsuspend':
      return tell(email, await changeMembership('operator', id, { intent: act }, now))
    case 'role':
      if (!isRole(role)) return WRONG_CALL
      return tell(email, await changeMembership('operator', id, { intent: 'change-role', role }, now))
    case 'reset-second-factor':
      return (await resetSecondFactor(id, now))
        ? say(0, `${email}: the second factor is gone, the password alone signs in`)
        : say(0, `${email}: had no second factor, nothing changed`)
    default:
      return say(0, `${email}: sessions ended: ${await endSessionsOf(id, now)}`)
  }
}

/** One line for each person, or one JSON value a line: both can be read while they are written. */
async function runList(words: string[], help: string): Promise<number> {
  if (words.some((word) => word !== '--json')) {
    process.stderr.write(help)
    return WRONG_CALL
  }
  await openDatabase()
  for await (const member of listEverybody()) {
    const { email, name, role, standing } = member
    process.stdout.write(
      `${words.length ? JSON.stringify(member) : [email, name, role, standing].map(plain).join('\t')}\n`,
    )
  }
  return 0
}

/** A name may hold what a terminal would obey. */
const plain = (text: string): string => text.replace(/\p{Cc}/gu, ' ')

function tell(email: string, change: MembershipChange): number {
  switch (change.outcome) {
    case 'done':
      return say(0, `${email}: done`)
    case 'already':
      return say(0, `${email}: was so already, nothing changed`)
    case 'not-possible':
      return say(1, `${email} is ${change.standing}: this cannot be done`)
    case 'last-admin':
      return say(1, `${email} is the last admin: give the role to somebody else first`)
    case 'yourself':
    case 'missing':
      return say(1, `${email} is not there any more`)
  }
}

function say(code: number, sentence: string): number {
  const stream = code === 0 ? process.stdout : process.stderr
  stream.write(`${sentence}\n`)
  return code
}
