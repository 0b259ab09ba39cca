/** One page of a list: which rows it shows, and how many pages there are. */
export type Paging = { page: number; pages: number; total: number; skip: number; take: number }

/** The asked page, or the nearest that exists: a list of nothing has one empty page. */
export function pageOf(total: number, asked: number, take: number): Paging {
  const pages = Math.max(1, Math.ceil(total / take))
  const page = Math.min(Math.max(1, Math.floor(asked) || 1), pages)
  return { page, pages, total, skip: (page - 1) * take, take }
}

/** The number in an address; 1 for anything that is none. */
export function askedPage(value: string | null): number {
  return value && /^\d{1,9}$/.test(value) ? Number(value) : 1
}

/** The words of a search, at most ten of at most 200 characters in all. */
export function searchWords(query: string): string[] {
  return query
    .normalize('NFC')
    .slice(0, 200)
    .split(/[\s\0]+/)
    .filter(Boolean)
    .slice(0, 10)
}
