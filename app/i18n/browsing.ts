import { dictionary } from './dictionary'

const fr = {
  sorts: { recent: 'Plus récents', added: 'Derniers publiés', title: 'Titre' },
  pages: 'Pages de la liste',
  previous: 'Page précédente',
  next: 'Page suivante',
  since: (date: string) => `Depuis votre visite du ${date}`,
  feedOf: (theme: string) => `Suivre «\u00a0${theme}\u00a0» (Atom)`,
  emptyLibrary: 'La bibliothèque ne contient pas encore de document.',
  emptyFilters: 'Retirez un filtre ci-dessus\u00a0: aucun document ne les réunit tous.',
  emptySince: 'Rien n’a été publié depuis votre visite précédente.',
  emptyMine:
    'Beaucoup de documents s’ouvrent aux membres\u00a0: connectez-vous ou inscrivez-vous pour les lire.',
  signIn: 'Se connecter',
  news: {
    title: 'Nouveau depuis votre dernière visite',
    lead: (date: string) => `Ce qui a été publié depuis le ${date}.`,
    all: 'Voir tout ce qui est nouveau',
  },
  mostRead: {
    title: 'Les plus lus ce mois-ci',
    reads: (n: string) => `${n} lectures`,
    note: (fewest: number) => `Sur trente jours, comptées sans les noms, à partir de ${fewest} lecteurs.`,
  },
}

const en: typeof fr = {
  sorts: { recent: 'Newest', added: 'Last published', title: 'Title' },
  pages: 'Pages of the list',
  previous: 'Previous page',
  next: 'Next page',
  since: (date) => `Since your visit of ${date}`,
  feedOf: (theme) => `Follow “${theme}” (Atom)`,
  emptyLibrary: 'The library holds no document yet.',
  emptyFilters: 'Remove a filter above: no document meets them all.',
  emptySince: 'Nothing has been published since your previous visit.',
  emptyMine: 'Many documents open to members: sign in or register to read them.',
  signIn: 'Sign in',
  news: {
    title: 'New since your last visit',
    lead: (date) => `What has been published since ${date}.`,
    all: 'See all that is new',
  },
  mostRead: {
    title: 'Most read this month',
    reads: (n) => `${n} readings`,
    note: (fewest) => `Over thirty days, counted without names, from ${fewest} readers on.`,
  },
}

export const browsingTexts = dictionary(fr, { en })
