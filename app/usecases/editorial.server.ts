import type { Locale } from '~/domain/locale'
import { renderMarkdown } from '~/files/markdown.server'
import { readPage } from '~/storage/content.server'

/** A piece of an editorial page: safe HTML, or the name of a figure that the page draws from its data. */
export type Block = { kind: 'html'; html: string } | { kind: 'figure'; name: string }

export type EditorialPage = {
  title: string
  lead: string
  description: string
  updated: string | null
  blocks: Block[]
  /** Data of the figures as content gives them; the page's components know their shapes. */
  figures: Record<string, unknown>
  attributes: Record<string, unknown>
}

/** A page of content/pages, or null when there is none of that name in this language. */
export async function openEditorialPage(name: string, lang: Locale): Promise<EditorialPage | null> {
  const page = await readPage(name, lang)
  if (!page) return null
  const { title, lead, description, updated, figures, ...attributes } = page.attributes
  return {
    title: String(title ?? name),
    lead: String(lead ?? ''),
    description: String(description ?? lead ?? ''),
    updated: updated ? isoDay(updated) : null,
    blocks: blocksOf(page.markdown),
    figures: (figures as Record<string, unknown> | undefined) ?? {},
    attributes,
  }
}

function blocksOf(markdown: string): Block[] {
  return markdown.split(/^\[\[figure:([a-z-]+)\]\][ \t]*$/m).flatMap((part, i): Block[] => {
    if (i % 2 === 1) return [{ kind: 'figure', name: part }]
    return part.trim() ? [{ kind: 'html', html: renderMarkdown(part) }] : []
  })
}

function isoDay(value: unknown): string {
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value)
}
