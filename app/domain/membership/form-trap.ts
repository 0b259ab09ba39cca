/**
 * What a form tells of who filled it in. `filled`: the field that people never see holds something; `early`: sent
 * sooner than a person can; `stale`: without a moment of rendering of ours, or with one that is too old.
 */
export type FormTrap = 'free' | 'filled' | 'early' | 'stale'

/** The two fields of the trap: one stays empty, the other says when the form was drawn. */
export const TRAP = { empty: 'website', stamp: 'stamp' } as const

/** Milliseconds that a person takes at least to fill in a registration. */
const QUICKEST = 3_000
/** Milliseconds that a form may lie open. */
const LONGEST = 24 * 3_600_000

/** Judges a form by the moment of its rendering, null when there is none of ours. */
export function judgeMoment(drawnAt: Date | null, now: Date): Exclude<FormTrap, 'filled'> {
  if (!drawnAt) return 'stale'
  const age = now.getTime() - drawnAt.getTime()
  if (age > LONGEST) return 'stale'
  return age < QUICKEST ? 'early' : 'free'
}
