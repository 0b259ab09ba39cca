import { parseArgs } from 'node:util'
import { NewMember } from '~/domain/membership/new-member'
import { openDatabase } from '~/storage/database.server'
import { type Added, addMember } from '~/usecases/members/add-member.server'
import { type Said, say, WRONG_CALL } from './say'

const OPTIONS = {
  json: { type: 'boolean', default: false },
  'first-name': { type: 'string' },
  'last-name': { type: 'string' },
  organisation: { type: 'string' },
  group: { type: 'string' },
  role: { type: 'string' },
  lang: { type: 'string' },
} as const

/** How each field of the person is given at the command line. */
const GIVEN_BY: Record<string, string> = {
  email: 'the e-mail address',
  firstName: '--first-name',
  lastName: '--last-name',
  stakeholderGroup: '--group',
}

/** `portal member add <e-mail> …`: the person is a member at once, and a letter lets him choose his password. */
export async function runAdd(words: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: words, allowPositionals: true, options: OPTIONS })
  const [email, ...more] = positionals
  if (!email || more.length) return WRONG_CALL
  const { json, group: stakeholderGroup, 'first-name': firstName, 'last-name': lastName, ...rest } = values
  const person = NewMember.safeParse({ email, firstName, lastName, stakeholderGroup, ...rest })
  if (!person.success) {
    const problems = person.error.issues.map(({ path: [field], message }) => {
      const name = String(field)
      return `${GIVEN_BY[name] ?? `--${name}`}: ${message}`
    })
    const message = `nobody was added: ${problems.join('; ')}`
    return say({ code: 1, outcome: 'invalid', message, problems }, { email, json })
  }
  await openDatabase()
  return say(saidOf(await addMember('operator', person.data, new Date())), { email, json })
}

function saidOf(added: Added): Said {
  switch (added.outcome) {
    case 'added':
      return { code: 0, message: 'added; a letter with a link to choose a password is on its way', ...added }
    case 'exists':
      return { code: 1, message: 'has an account already, nothing changed', ...added }
    case 'no-admin':
      return { code: 1, message: 'who adds is no admin any more', ...added }
    case 'domain-refused':
      return { code: 1, message: 'addresses of this domain are refused in the settings', ...added }
  }
}
