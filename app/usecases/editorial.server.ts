import { type Figure, readFigures } from '~/domain/editorial/figures'
import type { Locale } from '~/domain/locale'
import { renderMarkdown } from '~/files/markdown.server'
import { readPage } from '~/storage/content.server'

/** A piece of an editorial page: safe HTML, a figure that the page draws from its data, the table of durations. */
export type Block =
  | { kind: 'html'; html: string }
  | { kind: 'figure'; name: string; figure: Figure }
  | { kind: 'retention' }

export type EditorialPage = {
  title: string
  lead: string
  description: string
  updated: string | null
  blocks: Block[]
  /** The front matter's other fields, as content gives them. */
  attributes: Record<string, unknown>
}

/**
 * A page of content/pages, or null when there is none of that name in this language.
 * @throws when a figure of its front matter is not complete, or is asked for and not there.
 */
export async function openEditorialPage(name: string, lang: Locale): Promise<EditorialPage | null> {
  const page = await readPage(name, lang)
  if (!page) return null
  const file = `content/pages/${name}.${lang}.md`
  const { title, lead, description, updated, figures, ...attributes } = page.attributes
  return {
    title: String(title ?? name),
    lead: String(lead ?? ''),
    description: String(description ?? lead ?? ''),
    updated: updated ? isoDay(updated) : null,
    blocks: blocksOf(page.markdown, figuresOf(figures, file), file),
    attributes,
  }
}

function figuresOf(given: unknown, file: string): Record<string, Figure> {
  const read = readFigures(given)
  if (read.outcome === 'invalid') throw new Error(`${file}: figures.${read.problem}`)
  return read.figures
}

function blocksOf(markdown: string, figures: Record<string, Figure>, file: string): Block[] {
  return markdown.split(/^\[\[(figure:[a-z-]+|retention)\]\][ \t]*$/m).flatMap((part, i): Block[] => {
    if (i % 2 === 0) return part.trim() ? [{ kind: 'html', html: renderMarkdown(part) }] : []
    if (part === 'retention') return [{ kind: 'retention' }]
    const name = part.slice('figure:'.length)
    const figure = figures[name]
    if (!figure) throw new Error(`${file}: the figure ${name} is not in the front matter`)
    return [{ kind: 'figure', name, figure }]
  })
}

function isoDay(value: unknown): string {
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value)
}
