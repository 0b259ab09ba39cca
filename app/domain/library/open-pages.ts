import { type FileAnswer, fileAnswer, type GatedThing } from '../access/access-policy'
import type { Visitor } from '../access/visitor'
import type { ImageSize } from './reading'

/** What an editor opens of a closed document to everybody who sees its teaser. */
export type OpenPages = {
  /** So many pages of its files, from the first. */
  openPages: number
  /** The first page, small, on the card. */
  showsCover: boolean
}

/** A page's picture is answered as its file is, apart from what the editor has opened. */
export function pageAnswer(
  thing: GatedThing,
  { openPages, showsCover }: OpenPages,
  page: { number: number; size: ImageSize },
  visitor: Visitor,
  now: Date,
): FileAnswer {
  const answer = fileAnswer(thing, visitor, now)
  const isCover = showsCover && page.number === 1 && page.size === 'small'
  const isOpened = page.number <= openPages || isCover
  return isOpened && (answer === 'sign-in' || answer === 'forbidden') ? 'send' : answer
}
