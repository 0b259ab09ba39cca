import { dictionary } from './dictionary'

const fr = {
  title: 'Auteurs',
  lead: 'Les personnes et les organismes qui signent les documents de la bibliothèque.',
  description: 'Les auteurs des documents de la bibliothèque, par ordre alphabétique.',
  letters: 'Choisir une lettre',
  all: 'Tous',
  other: 'Autres',
  otherTitle: 'Autres caractères',
  found: (n: number) => (n === 1 ? '1 auteur' : `${n} auteurs`),
  none: 'La bibliothèque ne nomme pas encore d’auteur.',
  noneOfLetter: (letter: string) => `Aucun auteur à la lettre ${letter}.`,
  pages: 'Pages de la liste',
  previous: 'Page précédente',
  next: 'Page suivante',
  pageOf: (page: number, pages: number) => `Page ${page} sur ${pages}`,
  label: 'Auteur',
  ofAuthor: (name: string) => `Les documents de ${name} dans la bibliothèque.`,
  workshops: 'Ateliers où cet auteur intervient',
  follow: 'Suivre ses nouveaux documents (Atom)',
}

const en: typeof fr = {
  title: 'Authors',
  lead: 'The people and bodies who sign the documents of the library.',
  description: 'The authors of the documents of the library, from A to Z.',
  letters: 'Choose a letter',
  all: 'All',
  other: 'Others',
  otherTitle: 'Other characters',
  found: (n) => (n === 1 ? '1 author' : `${n} authors`),
  none: 'The library does not name an author yet.',
  noneOfLetter: (letter) => `No author under the letter ${letter}.`,
  pages: 'Pages of the list',
  previous: 'Previous page',
  next: 'Next page',
  pageOf: (page, pages) => `Page ${page} of ${pages}`,
  label: 'Author',
  ofAuthor: (name) => `The documents of ${name} in the library.`,
  workshops: 'Workshops where this author speaks',
  follow: 'Follow new documents (Atom)',
}

export const authorTexts = dictionary(fr, { en })
