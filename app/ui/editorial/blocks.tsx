import type { Figure as FigureData } from '~/domain/editorial/figures'
import { Figure } from './figure'
import { RetentionTable } from './retention-table'

export type Block =
  | { kind: 'html'; html: string }
  | { kind: 'figure'; name: string; figure: FigureData }
  | { kind: 'retention' }

/** The body of an editorial page: texts, with figures and the table of durations between them. */
export function Blocks({ blocks }: { blocks: Block[] }) {
  return (
    <>
      {blocks.map((block, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a page never change their places
        <BlockOf key={i} block={block} />
      ))}
    </>
  )
}

function BlockOf({ block }: { block: Block }) {
  switch (block.kind) {
    case 'figure':
      return <Figure data={block.figure} />
    case 'retention':
      return <RetentionTable />
    case 'html':
      // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered and sanitised by renderMarkdown
      return <div className="prose" dangerouslySetInnerHTML={{ __html: block.html }} />
  }
}
