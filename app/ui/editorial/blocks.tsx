import type { Figure as FigureData } from '~/domain/editorial/figures'
import { Figure } from './figure'

type Block = { kind: 'html'; html: string } | { kind: 'figure'; name: string; figure: FigureData }

/** The body of an editorial page: texts, and figures between them. */
export function Blocks({ blocks }: { blocks: Block[] }) {
  return (
    <>
      {blocks.map((block, i) =>
        block.kind === 'figure' ? (
          <Figure key={block.name} data={block.figure} />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a page never change their places
          // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered and sanitised by renderMarkdown
          <div key={i} className="prose" dangerouslySetInnerHTML={{ __html: block.html }} />
        ),
      )}
    </>
  )
}
