import { expect, vi } from 'vitest'
import type { Portal } from './portal'

/** Until so many of the portal's transactions wait for a row that somebody else holds. */
export const untilWaiting = (portal: Portal, many: number) =>
  vi.waitFor(
    async () => {
      const [row] = await portal.db.$queryRaw<{ n: number }[]>`
        select count(*)::int as n from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`
      expect(row?.n).toBe(many)
    },
    { timeout: 15_000, interval: 20 },
  )
