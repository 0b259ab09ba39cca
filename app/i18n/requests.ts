import { dictionary } from './dictionary'

const fr = {
  title: 'Demandes d’accès',
  description: 'Qui demande à lire un document, et ce qui a été répondu.',
  nav: 'Demandes',
  navWaiting: (n: number): string => (n < 2 ? 'demande sans réponse' : 'demandes sans réponse'),
  lead: 'Les demandes sans réponse viennent en premier, la plus ancienne au-dessus. Chaque réponse part par courriel.',
  state: 'État',
  anyState: 'Tous les états',
  apply: 'Filtrer',
  reset: 'Tout afficher',
  count: (n: number): string => (n < 2 ? `${n} demande` : `${n} demandes`),
  none: 'Aucune demande ne correspond',
  noneHint: 'Retirez le filtre.',
  empty: 'Personne n’a rien demandé',
  emptyHint: 'Les demandes d’accès aux documents « sur demande » arrivent ici.',
  document: 'Document',
  waitingFor: (days: number): string =>
    days === 0
      ? 'attend depuis aujourd’hui'
      : days === 1
        ? 'attend depuis hier'
        : `attend depuis ${days} jours`,
  guest: 'sans compte',
  suspended: 'Adresse d’un compte suspendu : un accord n’y ouvrirait rien.',
  answer: 'Message à la personne',
  answered: 'Réponse :',
  opened: (n: number): string =>
    n === 0 ? 'pas encore ouvert' : n === 1 ? 'ouvert une fois' : `ouvert ${n} fois`,
  lastOpened: (moment: string): string => `la dernière le ${moment}`,
}

const en: typeof fr = {
  title: 'Access requests',
  description: 'Who asks to read a document, and what was answered.',
  nav: 'Requests',
  navWaiting: (n) => (n === 1 ? 'request without answer' : 'requests without answer'),
  lead: 'Requests without an answer come first, the oldest on top. Each answer leaves by e-mail.',
  state: 'State',
  anyState: 'All states',
  apply: 'Filter',
  reset: 'Show all',
  count: (n) => (n === 1 ? '1 request' : `${n} requests`),
  none: 'No request matches',
  noneHint: 'Remove the filter.',
  empty: 'Nobody has asked for anything',
  emptyHint: 'Requests for documents that open on request arrive here.',
  document: 'Document',
  waitingFor: (days) =>
    days === 0 ? 'waiting since today' : days === 1 ? 'waiting since yesterday' : `waiting for ${days} days`,
  guest: 'without account',
  suspended: 'Address of a suspended account: a grant would open nothing to it.',
  answer: 'Message to the person',
  answered: 'Answer:',
  opened: (n) => (n === 0 ? 'not opened yet' : n === 1 ? 'opened once' : `opened ${n} times`),
  lastOpened: (moment) => `last on ${moment}`,
}

export const requestTexts = dictionary(fr, { en })
