import { useState } from 'react'

/** The whole page in sight, or its picture so many percent as wide as its place. */
export const ZOOMS = ['whole', 100, 125, 150, 200, 300] as const
export type Zoom = (typeof ZOOMS)[number]

export type Zooming = ReturnType<typeof useZoom>

/** How large pictures are; `zoomed` when they are larger than their place. */
export function useZoom(first: Zoom) {
  const [zoom, setZoom] = useState<Zoom>(first)
  const step = (by: number) => {
    const at = Math.max(0, Math.min(ZOOMS.indexOf(zoom) + by, ZOOMS.length - 1))
    setZoom(ZOOMS[at] ?? first)
  }
  return {
    zoom,
    zoomed: typeof zoom === 'number' && zoom > 100,
    set: setZoom,
    larger: () => step(1),
    smaller: () => step(-1),
  }
}
