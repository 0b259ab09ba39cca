import { dictionary } from './dictionary'

const fr = {
  title: 'DOI',
  lead: 'Un DOI est un identifiant définitif\u00a0: il mènera toujours à la page de ce document, même si son titre change. Il ne se retire plus.',
  notYet: 'Un document reçoit un DOI quand tout le monde peut en lire la notice\u00a0: publiez-le d’abord.',
  assign: 'Attribuer un DOI',
  confirm: 'Attribuer pour toujours',
  waiting: 'L’enregistrement auprès de DataCite est en cours. D’ici là, personne ne voit ce DOI.',
  byHand:
    'Le portail ne peut pas l’enregistrer lui-même\u00a0: l’exploitant le fait avec «\u00a0portal doi waiting\u00a0», puis «\u00a0portal doi registered\u00a0». D’ici là, personne ne voit ce DOI.',
  registered: (date: string): string => `Enregistré le ${date}. Chaque changement de la notice est transmis.`,
  failure:
    'La dernière transmission n’a pas abouti\u00a0; le portail recommence de lui-même. Réponse reçue\u00a0:',
  done: 'Le DOI est attribué.',
}

const en: typeof fr = {
  title: 'DOI',
  lead: 'A DOI is a final identifier: it will always lead to this document’s page, even if its title changes. It cannot be taken back.',
  notYet: 'A document gets a DOI once everybody can read its card: publish it first.',
  assign: 'Give it a DOI',
  confirm: 'Give it for ever',
  waiting: 'It is being registered at DataCite. Until then nobody sees this DOI.',
  byHand:
    'The portal cannot register it by itself: the operator does it with “portal doi waiting”, then “portal doi registered”. Until then nobody sees this DOI.',
  registered: (date) => `Registered on ${date}. Each change of the card is passed on.`,
  failure: 'The last message did not get through; the portal tries again by itself. The answer was:',
  done: 'The DOI is given.',
}

export const doiTexts = dictionary(fr, { en })
