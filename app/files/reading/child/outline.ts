import type { OutlineItem, ReadPage } from '~/domain/library/reading'

const MOST_ITEMS = 2000

/** What slides without bookmarks are found by: their titles. One that goes on over several slides stands once. */
export function outlineOfTitles(pages: ReadPage[]): OutlineItem[] {
  return pages
    .filter(({ title }, index) => title && title !== pages[index - 1]?.title)
    .slice(0, MOST_ITEMS)
    .map(({ title, number }) => ({ title: title ?? '', page: number, depth: 0 }))
}

/**
 * Some programs leave out the space where a heading goes on in its next line (Chromium does): a title whose letters
 * stand on its page in this order is written with the page's spaces.
 */
export function spacedAsOnItsPage<Item extends OutlineItem>(item: Item, pages: ReadPage[]): Item {
  const text = pages[item.page - 1]?.text ?? ''
  const bare = item.title.replace(/\s+/g, '')
  const places = [...text.matchAll(/\S/gu)]
  const from = places
    .map(([letter]) => letter)
    .join('')
    .indexOf(bare)
  if (from < 0) return item
  // Indices of both are UTF-16 only where no letter needs two: others keep their title.
  if (places.some(([letter]) => letter.length > 1)) return item
  const [first, last] = [places[from]?.index ?? 0, places[from + bare.length - 1]?.index ?? 0]
  return { ...item, title: text.slice(first, last + 1).replace(/\s+/g, ' ') }
}
