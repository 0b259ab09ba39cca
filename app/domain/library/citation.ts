export type CitedWork = {
  authors: string[]
  /** YYYY-MM-DD or null */
  date: string | null
  title: string
  /** « présentation », « rapport », … in the page's language. */
  kind: string
  publisher: string
  address: string
}

/** One line as a bibliography has it: `Auteur, A., Auteur, B. (2015). Titre [rapport]. Éditeur. Adresse`. */
export function citationLine({ authors, date, title, kind, publisher, address }: CitedWork): string {
  const by = authors.length ? authors.join(', ') : publisher
  const year = date ? ` (${date.slice(0, 4)})` : ''
  const end = /[.!?…]$/.test(title) ? '' : '.'
  const house = authors.length ? ` ${publisher}.` : ''
  return `${by}${year}. ${title} [${kind}]${end}${house} ${address}`
}
