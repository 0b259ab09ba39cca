import { useRouteLoaderData } from '@remix-run/react'

type Frame = {
  name: string
  gateSlogan: string
  accessibilityState: 'compliant' | 'partially-compliant' | 'non-compliant'
}

/** What the frame of every page knows of the site; undefined on a page that failed. */
export function useSite(): Frame | undefined {
  return useRouteLoaderData<{ frame: Frame }>('root')?.frame
}
