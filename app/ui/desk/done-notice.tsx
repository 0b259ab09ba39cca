/** Says what the last post did; nothing for a word that the page does not know. */
export function DoneNotice({ done, texts }: { done: string | null; texts: Record<string, string> }) {
  if (!done || !Object.hasOwn(texts, done)) return null
  return (
    <div className="notice notice-success" role="status">
      <p>{texts[done]}</p>
    </div>
  )
}
