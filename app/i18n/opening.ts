import { dictionary } from './dictionary'

const fr = {
  title: 'Ce que tout le monde voit des fichiers',
  openPages: 'Premières pages ouvertes à tous',
  openPagesHint: (most: number) =>
    `De 0 à ${most}. Elles se lisent en ligne sans connexion\u00a0; la suite reste fermée comme le document.`,
  showsCover: 'Montrer la première page sur la notice',
  showsCoverHint: 'En petit, sur la notice et dans les listes, à la place du dessin.',
}

const en: typeof fr = {
  title: 'What everybody sees of the files',
  openPages: 'First pages open to all',
  openPagesHint: (most) =>
    `From 0 to ${most}. They are read online without signing in; the rest stays closed as the document is.`,
  showsCover: 'Show the first page on the record',
  showsCoverHint: 'Small, on the record and in lists, in place of the drawing.',
}

export const openingTexts = dictionary(fr, { en })
