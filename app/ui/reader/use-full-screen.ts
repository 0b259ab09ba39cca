import { type RefObject, useEffect, useState } from 'react'

export type FullScreen = ReturnType<typeof useFullScreen>

/** The reader alone on the screen, where the browser can do that. */
export function useFullScreen(root: RefObject<HTMLElement>) {
  const [possible, setPossible] = useState(false)
  const [on, setOn] = useState(false)
  useEffect(() => {
    setPossible(document.fullscreenEnabled === true)
    const changed = () => setOn(document.fullscreenElement !== null)
    document.addEventListener('fullscreenchange', changed)
    return () => document.removeEventListener('fullscreenchange', changed)
  }, [])
  const toggle = () => {
    const change = document.fullscreenElement ? document.exitFullscreen() : root.current?.requestFullscreen()
    change?.catch(() => setPossible(false))
  }
  return { possible, on, toggle }
}
