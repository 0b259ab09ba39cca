import { dictionary } from './dictionary'

/** What stands on the pages of the reader beside their own words. */
const fr = {
  noPicture: 'L’image de cette page n’a pas pu être préparée.',
  tableOf: (name: string) => `Tableau\u00a0: ${name.toLowerCase()}`,
  firstRows: (n: number) =>
    `Les ${n} premières lignes sont montrées ici\u00a0: le fichier téléchargé les contient toutes.`,
  alsoFound: 'Plus loin dans le tableau, les lignes trouvées\u00a0:',
}

const en: typeof fr = {
  noPicture: 'The picture of this page could not be prepared.',
  tableOf: (name) => `Table: ${name.toLowerCase()}`,
  firstRows: (n) => `The first ${n} rows are shown here: the downloaded file has all of them.`,
  alsoFound: 'Further down in the table, the rows that were found:',
}

export const readerPageTexts = dictionary(fr, { en })
