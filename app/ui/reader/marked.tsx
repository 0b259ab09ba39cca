import { markText, type TextPiece } from '~/domain/library/find-in-text'

/** A text in which what was looked for is marked. */
export function Marked({ text, query }: { text: string; query: string | undefined }) {
  return query ? <Pieces of={markText(text, query)} /> : text
}

export function Pieces({ of: pieces }: { of: TextPiece[] }) {
  return pieces.map(({ text, hit }, i) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place in the text
    return hit ? <mark key={i}>{text}</mark> : <span key={i}>{text}</span>
  })
}
