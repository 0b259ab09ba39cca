import { createHmac } from 'node:crypto'

/** The secret of the portals that tests boot, so that a test can sign what only the portal signs. */
export const TEST_SECRET = 'a secret of the tests, as long as it must be'

/** The stamp of a registration form that was drawn some time ago; without it a form is asked for once more. */
export function stampOf(millisecondsAgo = 60_000, secret = TEST_SECRET): string {
  return stampAt(Date.now() - millisecondsAgo, secret)
}

/** {@link stampOf} for a moment in milliseconds. */
export function stampAt(milliseconds: number, secret = TEST_SECRET): string {
  const moment = String(milliseconds)
  const seal = createHmac('sha256', secret).update(`form-stamp\0${moment}`).digest('base64url')
  return `${moment}.${seal}`
}
