import { createHash } from 'node:crypto'
import { renderMarkdown } from '~/files/markdown.server'
import { plainText } from './plain-text'

const CHARACTERS = 220
const MOST_KEPT = 5000

/** By the hash of the Markdown, so that a text that changes is another one; the one used longest ago leaves first. */
const kept = new Map<string, string>()

/** The beginning of an abstract as a card has it. Each list of cards shows the same ones over and over: they are kept. */
export function summaryOf(abstract: string): string {
  const key = createHash('sha256').update(abstract).digest('base64url')
  const summary = kept.get(key) ?? plainText(renderMarkdown(abstract), CHARACTERS)
  kept.delete(key)
  kept.set(key, summary)
  const [oldest] = kept.keys()
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
  return summary
}
