import { dictionary } from './dictionary'

const fr = {
  allWorkshops: 'Tous les ateliers',
  allDocuments: 'Toute la bibliothèque',
  join: 'Devenir membre',
  discover: 'Parcourir la bibliothèque',
  noWorkshops: 'Aucun atelier n’est publié pour le moment.',
  noDocuments: 'Aucun document n’est publié pour le moment.',
}

const en: typeof fr = {
  allWorkshops: 'All workshops',
  allDocuments: 'The whole library',
  join: 'Become a member',
  discover: 'Browse the library',
  noWorkshops: 'No workshop is published at the moment.',
  noDocuments: 'No document is published at the moment.',
}

export const homeTexts = dictionary(fr, { en })
