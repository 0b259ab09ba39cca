import { DURATIONS, milliseconds } from '../retention'

export const MOST_EXPORTS_A_DAY = 2
export const EXPORT_DAY = 24 * 3_600_000
/** Milliseconds that a file is kept once it is ready. */
export const EXPORT_KEPT = milliseconds(DURATIONS.dataExport)
/** While a process makes a file, no other one does; a process that dies gives it back after this time. */
export const EXPORT_LEASE = 120_000
export const MOST_EXPORT_TRIES = 3

type ExportFacts = {
  leasedUntil: Date | null
  readyAt: Date | null
  endsAt: Date | null
  failedAt: Date | null
}

export type ExportState = 'asked' | 'being-made' | 'ready' | 'expired' | 'failed'

export function exportState({ leasedUntil, readyAt, endsAt, failedAt }: ExportFacts, now: Date): ExportState {
  if (failedAt) return 'failed'
  if (readyAt) return endsAt && endsAt > now ? 'ready' : 'expired'
  return leasedUntil && leasedUntil > now ? 'being-made' : 'asked'
}
