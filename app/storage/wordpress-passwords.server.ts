import { createHash, createHmac } from 'node:crypto'
import { setImmediate as breathe } from 'node:timers/promises'
import { bcryptBehind } from './hashing-thread.server'

/** Begins the column of who comes from WordPress and has not signed in yet: mark, setting of the old hash, argon2. */
export const WRAPPED = 'wordpress:'

const SIGNS = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const PHPASS = /^\$[PH]\$[5-E][./0-9A-Za-z]{30}$/
/** WordPress since 6.8 marks its own, which are of an HMAC, by `$wp`; plugins have made plain ones for longer. */
const BCRYPT = /^(?:\$wp)?\$2[aby]\$(0[4-9]|1[0-2])\$[./0-9A-Za-z]{53}$/
/** As many turns of MD5 are done at once, a millisecond or two; then pages have their turn. */
const AT_ONCE = 1024

/**
 * Scheme, cost and salt of a hash as WordPress keeps it: phpass, or bcrypt of at most 2^12 rounds (what PHP 8.4
 * chooses). Null for what the portal does not compute: a bare MD5 among them.
 */
export function wordpressSetting(hash: string): string | null {
  if (PHPASS.test(hash)) return hash.slice(0, 12)
  return BCRYPT.test(hash) ? hash.slice(0, -31) : null
}

export const isWrapped = (stored: string): boolean => stored.startsWith(WRAPPED)

export const wrapped = (setting: string, hash: string): string => `${WRAPPED}${setting}:${hash}`

/** The two parts of a wrapped hash. */
export function unwrapped(stored: string): { setting: string; hash: string } {
  const [, setting = '', hash = ''] = stored.split(':')
  return { setting, hash }
}

/** The hash that WordPress has made of this password with this setting, if it is the right one. */
export async function foundAgain(setting: string, password: string): Promise<string> {
  const text = slashed(password)
  if (/^\$[PH]\$/.test(setting)) return phpass(setting, text)
  if (!setting.startsWith('$wp')) return bcryptBehind(text, setting)
  const digest = createHmac('sha384', 'wp-sha384').update(text).digest('base64')
  return `$wp${await bcryptBehind(digest, setting.slice(3))}`
}

/** WordPress hashes what its form sends after `addslashes`, which it does to all forms; at each sign-in again. */
const slashed = (password: string): string => password.replace(/['"\\]/g, '\\$&').replaceAll('\0', '\\0')

/** The portable hash of phpass: MD5 of salt and password, then again and again of itself and the password. */
async function phpass(setting: string, password: string): Promise<string> {
  const turns = 2 ** SIGNS.indexOf(setting.charAt(3))
  const md5 = (before: Buffer | string) => createHash('md5').update(before).update(password).digest()
  let digest = md5(setting.slice(4))
  for (let turn = 1; turn <= turns; turn++) {
    digest = md5(digest)
    if (turn % AT_ONCE === 0) await breathe()
  }
  return setting + inSigns(digest)
}

/** phpass's own base 64: the lowest six bits of three bytes come first. */
function inSigns(bytes: Buffer): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const group = bytes.subarray(at, at + 3)
    const value = group.readUIntLE(0, group.length)
    for (let sign = 0; sign <= group.length; sign++) text += SIGNS.charAt((value >> (6 * sign)) & 63)
  }
  return text
}
