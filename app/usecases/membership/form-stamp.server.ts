import { equalHashes, keyedHash } from '~/storage/ids.server'

const seal = (moment: string): string => keyedHash('form-stamp', moment)

/** The moment at which a form is drawn, signed: `milliseconds.seal`. It names nobody and is kept nowhere. */
export function stampForm(now: Date): string {
  const moment = String(now.getTime())
  return `${moment}.${seal(moment)}`
}

/** The moment that a stamp of ours holds; null for one that is not ours. */
export function readStamp(stamp: unknown): Date | null {
  if (typeof stamp !== 'string' || stamp.length > 80) return null
  const [moment = '', given = '', ...more] = stamp.split('.')
  if (more.length || !/^\d{1,15}$/.test(moment) || !equalHashes(given, seal(moment))) return null
  return new Date(Number(moment))
}
