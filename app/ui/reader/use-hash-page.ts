import { useEffect, useRef } from 'react'

/** `#page=12`, as addresses of PDF files have it, leads to that page, which takes its place: the way back does not end there. */
export function useHashPage(lastPage: number, goTo: (page: number, replace: boolean) => void): void {
  const going = useRef(goTo)
  going.current = goTo
  useEffect(() => {
    const follow = () => {
      const [, page] = /^#page=(\d{1,5})$/.exec(location.hash) ?? []
      if (page) going.current(Math.max(1, Math.min(Number(page), lastPage)), true)
    }
    follow()
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [lastPage])
}
