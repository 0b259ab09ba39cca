import { equalHashes, keyedHash, newId } from '~/storage/ids.server'

const DAY = 24 * 3_600_000
export const DEVICE_DAYS = 180

/**
 * A mark for a device on which this address signed in: `day.random.seal`. It holds no name and no address; the seal
 * binds it to the address. Who has it is counted apart, so that nobody locks a member out by guessing (OWASP, device
 * cookies).
 */
export function markDevice(emailKey: string, now: Date): string {
  const stem = `${Math.floor(now.getTime() / DAY)}.${newId()}`
  return `${stem}.${seal(stem, emailKey)}`
}

/** The device's own part of a mark that is ours, for this address, and not too old; else null. */
export function knownDevice(mark: string | null, emailKey: string, now: Date): string | null {
  const [day = '', device = '', given = '', ...more] = (mark ?? '').split('.')
  if (more.length || !/^\d{1,6}$/.test(day) || !/^[\w-]{21}$/.test(device)) return null
  const age = Math.floor(now.getTime() / DAY) - Number(day)
  if (age < 0 || age > DEVICE_DAYS) return null
  return equalHashes(given, seal(`${day}.${device}`, emailKey)) ? device : null
}

const seal = (stem: string, emailKey: string): string => keyedHash('device', `${stem}\0${emailKey}`)
