// The portal's people and its calendar live in Paris time; moments are kept in UTC.
const ZONE = 'Europe/Paris'

const offsets = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, timeZoneName: 'longOffset' })
// Swedish writes moments as ISO 8601 does.
const local = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'short' })

/**
 * The moment that `2026-03-31T09:00` (or the beginning of `2026-03-31`) names in Paris; null when it names none.
 * Of the hour that is there twice in autumn the first, of the one that is left out in spring the one after.
 */
export function parisMoment(text: string): Date | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::\d{2})?)?$/.exec(text)
  if (!match) return null
  const [, year, month, day, hour = '00', minute = '00'] = match
  const asUtc = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:00Z`)
  if (Number.isNaN(asUtc) || new Date(asUtc).getUTCDate() !== Number(day)) return null
  const dayBefore = offsetAt(asUtc - 24 * 3_600_000)
  const first = asUtc - dayBefore
  return new Date(offsetAt(first) === dayBefore ? first : asUtc - offsetAt(asUtc))
}

/** A moment as a field of type `datetime-local` wants it, in Paris time; `''` for none. */
export function parisField(moment: Date | string | null): string {
  return moment ? local.format(new Date(moment)).replace(' ', 'T') : ''
}

/** Milliseconds that Paris is ahead of UTC at this moment. */
function offsetAt(moment: number): number {
  const name = offsets.formatToParts(moment).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign, hours, minutes] = /([+-])(\d{2}):(\d{2})/.exec(name) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000
}
