import type { CheckWaitsFor, IncomingState } from '~/domain/library/incoming-file'
import { dictionary } from './dictionary'

const statesFr: Record<IncomingState, string> = {
  uploading: 'en cours d’envoi',
  checking: 'en cours de vérification',
  waiting: 'en attente',
  refused: 'refusé',
}

const fr = {
  title: 'Fichiers en route',
  lead: 'Ils ne sont visibles qu’ici, tant que leur vérification n’est pas finie.',
  states: statesFr,
  waitsFor: {
    scanner:
      'L’antivirus du serveur ne répond pas : le fichier est gardé, et sera vérifié dès qu’il répondra. Prévenez la personne qui exploite le portail si cela dure.',
    store:
      'Le stockage du serveur ne répond pas, ou il est plein : le fichier est gardé, et rangé dès que possible. Prévenez la personne qui exploite le portail si cela dure.',
  } satisfies Record<CheckWaitsFor, string> as Record<CheckWaitsFor, string>,
  of: (size: string): string => `${size} annoncés`,
  since: (date: string): string => `depuis le ${date}`,
  bySomeoneElse: 'envoyé par une autre personne',
  dismiss: 'Compris, retirer de la liste',
}

const en: typeof fr = {
  title: 'Files on their way',
  lead: 'They can be seen here alone until they have been checked.',
  states: {
    uploading: 'being sent',
    checking: 'being checked',
    waiting: 'waiting',
    refused: 'refused',
  },
  waitsFor: {
    scanner:
      'The server’s virus scanner does not answer: the file is kept, and will be checked as soon as it does. Tell the person who runs the portal if this goes on.',
    store:
      'The server’s storage does not answer, or is full: the file is kept, and stored as soon as possible. Tell the person who runs the portal if this goes on.',
  },
  of: (size) => `${size} announced`,
  since: (date) => `since ${date}`,
  bySomeoneElse: 'sent by somebody else',
  dismiss: 'Understood, take it off the list',
}

export const incomingTexts = dictionary(fr, { en })
