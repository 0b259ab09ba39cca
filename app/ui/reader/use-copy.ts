import { useState } from 'react'

/** Copies a text, and says whether that worked. */
export function useCopy() {
  const [said, setSaid] = useState<'copied' | 'notCopied' | null>(null)
  const copy = async (text: string) => {
    setSaid(null)
    try {
      await navigator.clipboard.writeText(text)
      setSaid('copied')
    } catch {
      setSaid('notCopied')
    }
  }
  return { said, copy }
}
