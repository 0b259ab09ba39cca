import { addUse, type Counted, countUse, forgetUses, setUses, waitFor } from '~/storage/rate-limits.server'

const MINUTE = 60
const FREE_TRIES = 5
const LONGEST_WAIT = 15 * MINUTE

/** Whose tries are counted: the account's and the network address's, or those of a device that signed in before. */
export type Tries = { account: string; address: string | null }

const ofDevice = (device: string): string => `device:${device}`

/**
 * A known device is counted by itself: neither who guesses at the account from elsewhere nor who guesses from the
 * same network locks its owner out. After a hundred tries in vain it is a stranger like any other.
 */
export async function triesOf(emailKey: string, device: string | null, address: string): Promise<Tries> {
  const known = device !== null && !(await waitFor(['login-total', ofDevice(device)]))
  return known ? { account: ofDevice(device), address: null } : { account: emailKey, address }
}

const ofAddress = ({ address }: Tries): Counted[] =>
  address === null
    ? []
    : [
        ['login-address-minute', address],
        ['login-address-hour', address],
      ]

export type MayTry = { outcome: 'free' } | { outcome: 'limited'; seconds: number } | { outcome: 'off' }

/** Whether one more try of a password would be free, without counting it. */
export async function mayTry(tries: Tries): Promise<MayTry> {
  const seconds = await waitFor(['login-wait', tries.account], ...ofAddress(tries))
  if (seconds) return { outcome: 'limited', seconds }
  return (await waitFor(['login-total', tries.account])) ? { outcome: 'off' } : { outcome: 'free' }
}

/**
 * Asks for one more try of a password, and counts it: five are free, then the account waits 1, 2, 4 … 15 minutes;
 * after a hundred in a row only a letter helps. Tries during a wait are not counted and do not prolong it.
 */
export async function askForTry(tries: Tries): Promise<MayTry> {
  const may = await mayTry(tries)
  if (may.outcome !== 'free') return may
  const [count] = await Promise.all([
    addUse(['login-account', tries.account]),
    addUse(['login-total', tries.account]),
  ])
  if (count < FREE_TRIES) return { outcome: 'free' }
  // Of tries at the same moment one begins the wait, and is the last before it.
  const begun = await countUse(['login-wait', tries.account])
  if (begun) return { outcome: 'limited', seconds: begun }
  const wait = Math.min(LONGEST_WAIT, MINUTE * 2 ** (count - FREE_TRIES))
  await setUses(['login-wait', tries.account], 1, wait)
  await setUses(['login-account', tries.account], count, wait + 15 * MINUTE)
  return { outcome: 'free' }
}

/** A wrong password counts for the network address too: failures only, because a campus shares one address. */
export async function noteFailure(tries: Tries): Promise<void> {
  await Promise.all(ofAddress(tries).map(addUse))
}

/** A right password forgets the tries before it. */
export async function forgetTries({ account }: Pick<Tries, 'account'>): Promise<void> {
  await forgetUses(['login-account', account], ['login-wait', account], ['login-total', account])
}

/** A new password begins anew, for everybody and for the device on which it was chosen. */
export async function forgetAllTries(emailKey: string, device: string | null): Promise<void> {
  await forgetTries({ account: emailKey })
  if (device) await forgetTries({ account: ofDevice(device) })
}
