import { useState } from 'react'

/** Copies a text, with its italics where its HTML is given, and says whether that worked. */
export function useCopy() {
  const [said, setSaid] = useState<'copied' | 'notCopied' | null>(null)
  const copy = async (text: string, html?: string) => {
    setSaid(null)
    try {
      await write(text, html)
      setSaid('copied')
    } catch {
      setSaid('notCopied')
    }
  }
  return { said, copy }
}

async function write(text: string, html?: string): Promise<void> {
  if (!html || typeof ClipboardItem === 'undefined') return navigator.clipboard.writeText(text)
  const as = (type: string, content: string) => ({ [type]: new Blob([content], { type }) })
  await navigator.clipboard.write([
    new ClipboardItem({ ...as('text/plain', text), ...as('text/html', html) }),
  ])
}
