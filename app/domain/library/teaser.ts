/** Alone on its line: what stands before it belongs to the teaser, what stands after it never leaves the server without right. */
const CUT = /^[ \t]*<!--[ \t]*members[ \t]*-->[ \t]*$/m

export type CutBody = { open: string; closed: string }

/** A body of Markdown, cut for the teaser. Without a cut all of it is closed: silence publishes nothing. */
export function cutAtMembers(markdown: string): CutBody {
  const cut = CUT.exec(markdown)
  if (!cut) return { open: '', closed: markdown }
  return { open: markdown.slice(0, cut.index), closed: markdown.slice(cut.index + cut[0].length) }
}
