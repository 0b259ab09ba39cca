import { describe, expect, it } from 'vitest'
import { NewPassword, Registration, SignIn } from './registration'

const marie = {
  firstName: 'Marie',
  lastName: 'Durand',
  email: 'Marie@Example.org',
  password: 'trois vélos sous la pluie',
  organisation: 'Ville d’Exemple',
  stakeholderGroup: 'public-body',
  motivation: 'Première ligne\r\nseconde ligne',
  acceptTerms: 'on',
}

/** Field → code of its first error. */
function faults(form: Record<string, unknown>): Record<string, string> {
  const parsed = Registration.safeParse(form)
  const issues = parsed.success ? [] : [...parsed.error.issues].reverse()
  return Object.fromEntries(issues.map((issue) => [String(issue.path[0]), issue.message]))
}

describe('Registration', () => {
  it('takes a complete form', () => {
    expect(Registration.parse(marie)).toEqual({
      ...marie,
      email: { address: 'Marie@Example.org', key: 'marie@example.org' },
      motivation: 'Première ligne\nseconde ligne',
    })
  })

  it('needs no motivation', () => {
    expect(Registration.parse({ ...marie, motivation: undefined }).motivation).toBeNull()
  })

  it('names every empty field at once', () => {
    expect(faults({})).toEqual({
      firstName: 'required',
      lastName: 'required',
      email: 'required',
      password: 'required',
      organisation: 'required',
      stakeholderGroup: 'choose-one',
      acceptTerms: 'terms-required',
    })
  })

  it.each([
    [{ firstName: '   ' }, { firstName: 'required' }],
    [{ lastName: 'x'.repeat(300) }, { lastName: 'too-long' }],
    [{ firstName: 'Marie\r\nBcc: all@example.org' }, { firstName: 'invalid' }],
    [{ lastName: 'Dur\u202eand' }, { lastName: 'invalid' }],
    [{ email: '🦊@example.org' }, { email: 'email-invalid' }],
    [{ email: ['a@example.org', 'b@example.org'] }, { email: 'required' }],
    [{ password: 'onze signes' }, { password: 'password-too-short' }],
    [{ password: '836491027465839' }, { password: 'password-digits-only' }],
    [{ password: 'a'.repeat(5000) }, { password: 'password-too-long' }],
    [{ stakeholderGroup: 'admin' }, { stakeholderGroup: 'choose-one' }],
    [{ motivation: 'x'.repeat(1001) }, { motivation: 'too-long' }],
    [{ acceptTerms: 'no' }, { acceptTerms: 'terms-required' }],
  ])('refuses %j', (change, expected) => {
    expect(faults({ ...marie, ...change })).toEqual(expected)
  })

  it('drops what it does not ask for', () => {
    expect(Registration.parse({ ...marie, role: 'admin', approvedAt: '2026-01-01' })).not.toHaveProperty(
      'role',
    )
  })
})

describe('SignIn', () => {
  it('takes a password of any age but not of any size', () => {
    expect(SignIn.parse({ email: 'a@example.org', password: 'short' }).password).toBe('short')
    expect(SignIn.safeParse({ email: 'a@example.org', password: 'x'.repeat(1025) }).success).toBe(false)
  })
})

it('A token of another shape is refused before it is looked up', () => {
  expect(NewPassword.safeParse({ token: "' or 1=1", password: marie.password }).success).toBe(false)
})
