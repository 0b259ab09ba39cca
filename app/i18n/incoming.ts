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
    examiner:
      'Le serveur ne peut pas examiner de fichiers pour l’instant\u00a0: celui-ci est gardé, et sera vérifié dès que possible. Prévenez la personne qui exploite le portail si cela dure.',
    scanner:
      'L’antivirus du serveur ne répond pas : le fichier est gardé, et sera vérifié dès qu’il répondra. Prévenez la personne qui exploite le portail si cela dure.',
    store:
      'Le stockage du serveur ne répond pas, ou il est plein : le fichier est gardé, et rangé dès que possible. Prévenez la personne qui exploite le portail si cela dure.',
  } satisfies Record<CheckWaitsFor, string> as Record<CheckWaitsFor, string>,
  since: (date: string): string => `depuis le ${date}`,
  bySomeoneElse: 'envoyé par une autre personne',
  dismiss: 'Compris, retirer de la liste',
  come: (size: string, total: string): string => `${size} reçus sur ${total}`,
  interrupted:
    'Cet envoi s’est interrompu. Choisissez de nouveau le même fichier : il reprend où il s’est arrêté.',
  resume: 'Reprendre…',
  notTheSame: (name: string): string =>
    `Ce n’est pas le même fichier que « ${name} » : son nom, sa taille ou son contenu diffèrent.`,
  abandon: 'Abandonner',
  acts: {
    pause: 'Pause',
    goOn: 'Reprendre',
    cancel: 'Annuler',
    again: 'Recommencer',
    dismiss: 'Retirer de la liste',
  },
  sending: {
    waiting: 'En attente',
    paused: 'En pause : ce qui est arrivé est gardé 24 heures.',
    cancelled: 'Annulé',
    reconnecting: 'La connexion s’est coupée : nouvel essai dans un instant.',
    lost: 'La connexion s’est coupée. Ce qui est arrivé est gardé 24 heures : reprenez quand elle est rétablie.',
    'signed-out':
      'Votre connexion a pris fin. Reconnectez-vous dans un autre onglet, puis reprenez : ce qui est arrivé est gardé.',
    rest: (seconds: number): string =>
      seconds < 60 ? 'moins d’une minute' : `encore ${Math.ceil(seconds / 60)}\u00a0min`,
  },
  underWay: (n: number): string =>
    n < 2 ? 'Un fichier en cours d’envoi.' : `${n} fichiers en cours d’envoi.`,
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
    examiner:
      'The server cannot examine files now: this one is kept, and will be checked as soon as possible. Tell the person who runs the portal if this goes on.',
    scanner:
      'The server’s virus scanner does not answer: the file is kept, and will be checked as soon as it does. Tell the person who runs the portal if this goes on.',
    store:
      'The server’s storage does not answer, or is full: the file is kept, and stored as soon as possible. Tell the person who runs the portal if this goes on.',
  },
  since: (date) => `since ${date}`,
  bySomeoneElse: 'sent by somebody else',
  dismiss: 'Understood, take it off the list',
  come: (size, total) => `${size} of ${total} received`,
  interrupted: 'This upload was interrupted. Choose the same file again: it goes on where it stopped.',
  resume: 'Go on…',
  notTheSame: (name) => `This is not the same file as “${name}”: its name, its size or its content differs.`,
  abandon: 'Give up',
  acts: {
    pause: 'Pause',
    goOn: 'Go on',
    cancel: 'Cancel',
    again: 'Try again',
    dismiss: 'Take off the list',
  },
  sending: {
    waiting: 'Waiting',
    paused: 'Paused: what has come is kept for 24 hours.',
    cancelled: 'Cancelled',
    reconnecting: 'The connection was cut: it is tried again in a moment.',
    lost: 'The connection was cut. What has come is kept for 24 hours: go on when it is back.',
    'signed-out': 'You are no longer signed in. Sign in in another tab, then go on: what has come is kept.',
    rest: (seconds) => (seconds < 60 ? 'less than a minute' : `${Math.ceil(seconds / 60)}\u00a0min left`),
  },
  underWay: (n) => (n === 1 ? 'One file is being sent.' : `${n} files are being sent.`),
}

export const incomingTexts = dictionary(fr, { en })
