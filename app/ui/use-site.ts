import { useRouteLoaderData } from '@remix-run/react'
import type { MembershipPolicy } from '~/domain/membership/membership'

type Frame = {
  name: string
  gateSlogan: string
  joining: { policy: MembershipPolicy; contactEmail: string | null; stamp: string } | null
  passwordMinimum: number
  sharing: boolean
  accessibilityState: 'compliant' | 'partially-compliant' | 'non-compliant'
}

/** How a guest becomes a member here; on a page that failed, as by default. */
export function useJoining(): NonNullable<Frame['joining']> {
  return useSite()?.joining ?? { policy: 'moderated', contactEmail: null, stamp: '' }
}

/** What the frame of every page knows of the site; undefined on a page that failed. */
export function useSite(): Frame | undefined {
  return useRouteLoaderData<{ frame: Frame }>('root')?.frame
}
