export type CitedWork = {
  authors: string[]
  /** YYYY-MM-DD or null */
  date: string | null
  title: string
  /** « présentation », « rapport », … in the page's language. */
  kind: string
  /** Where in the work: « p. 12 », « diapositive 3 ». */
  place?: string
  publisher: string
  address: string
}

/** One line as a bibliography has it: `Auteur, A., Auteur, B. (2015). Titre [rapport], p. 12. Éditeur. Adresse`. */
export function citationLine({ authors, date, title, kind, place, publisher, address }: CitedWork): string {
  const by = authors.length ? authors.join(', ') : publisher
  const year = date ? ` (${date.slice(0, 4)})` : ''
  const end = /[.!?…]$/.test(title) && !place ? '' : '.'
  const where = place ? `, ${place}` : ''
  const house = authors.length ? ` ${publisher}.` : ''
  return `${by}${year}. ${title} [${kind}]${where}${end}${house} ${address}`
}
