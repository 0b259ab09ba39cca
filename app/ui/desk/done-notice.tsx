import { useEffect, useRef } from 'react'

/** Says what the last post did; nothing for a word that the page does not know. It takes the focus: the reader starts there. */
export function DoneNotice({ done, texts }: { done: string | null; texts: Record<string, string> }) {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (done) ref.current?.focus()
  }, [done])
  if (!done || !Object.hasOwn(texts, done)) return null
  return (
    <div className="notice notice-success" role="status" tabIndex={-1} ref={ref}>
      <p>{texts[done]}</p>
    </div>
  )
}
