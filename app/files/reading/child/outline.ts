import type { OutlineItem, ReadPage } from '~/domain/library/reading'

const MOST_ITEMS = 2000

/** What slides without bookmarks are found by: their titles. One that goes on over several slides stands once. */
export function outlineOfTitles(pages: ReadPage[]): OutlineItem[] {
  return pages
    .filter(({ title }, index) => title && title !== pages[index - 1]?.title)
    .slice(0, MOST_ITEMS)
    .map(({ title, number }) => ({ title: title ?? '', page: number, depth: 0 }))
}
