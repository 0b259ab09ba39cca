import type { Staff } from '~/domain/access/visitor'
import { renderMarkdown } from '~/files/markdown.server'

/** Safe HTML of a text that is being written; a line of `<!-- members -->` shows as a rule. */
export function renderDraft(_staff: Staff, markdown: string): string {
  return renderMarkdown(markdown.replace(/^[ \t]*<!--[ \t]*members[ \t]*-->[ \t]*\r?$/m, '\n---\n')).trim()
}
