/** What is offered while somebody types: where it leads, and what it is. */
export type Suggestion = {
  kind: 'document' | 'author' | 'keyword' | 'theme'
  text: string
  address: string
}

/** How many are offered of each kind, in this order. */
export const SUGGESTED = { theme: 2, keyword: 3, author: 3, document: 5 } as const
