import { type TouchEvent, useRef } from 'react'

const FAR = 60

/** A finger that goes far to a side, and not up or down, turns the page. */
export function useSwipe(turn: (step: number) => void, on: boolean) {
  const from = useRef<{ x: number; y: number } | null>(null)
  return {
    onTouchStart: ({ touches }: TouchEvent) => {
      const finger = touches[0]
      from.current = on && finger && touches.length === 1 ? { x: finger.clientX, y: finger.clientY } : null
    },
    onTouchEnd: ({ changedTouches }: TouchEvent) => {
      const finger = changedTouches[0]
      const start = from.current
      from.current = null
      // Two fingers have made the page larger in the browser itself: there a finger looks around.
      if (!start || !finger || (window.visualViewport?.scale ?? 1) > 1.05) return
      const [x, y] = [finger.clientX - start.x, finger.clientY - start.y]
      if (Math.abs(x) > FAR && Math.abs(x) > 2 * Math.abs(y)) turn(x < 0 ? 1 : -1)
    },
  }
}
