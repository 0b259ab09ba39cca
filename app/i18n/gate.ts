import { dictionary } from './dictionary'

const fr = {
  title: {
    members: 'La suite est réservée aux membres',
    'by-request': 'Ce document s’ouvre sur demande',
    pending: 'Votre inscription attend sa validation',
    embargo: 'Ce document n’est pas encore ouvert',
  },
  why: {
    members:
      'Le texte complet et les fichiers s’ouvrent aux membres. Connectez-vous ou inscrivez-vous\u00a0: vous reviendrez ici.',
    membersWorkshop:
      'Les présentations de cet atelier s’ouvrent aux membres. Connectez-vous ou inscrivez-vous\u00a0: vous reviendrez ici.',
    byRequestGuest: 'L’équipe éditoriale ouvre ce document à qui en fait la demande, avec ou sans compte.',
    byRequestMember:
      'L’équipe éditoriale ouvre ce document aux membres qui en font la demande. Dites-lui en quelques mots ce que vous en attendez.',
    pending:
      'Votre adresse est confirmée et votre inscription est arrivée. Un administrateur la validera\u00a0; un courriel vous ramènera alors ici.',
    embargoUntil: (moment: string) => `Il s’ouvrira de lui-même le ${moment} (heure de Paris).`,
    embargoPublic: 'À cette date, tout le monde pourra le lire.',
    embargoMembers: 'À cette date, les membres pourront le lire. Vous pouvez vous inscrire dès maintenant.',
    embargoSignedIn: 'Revenez à cette date\u00a0: vous n’avez rien d’autre à faire.',
    embargoByRequest: 'À cette date, vous pourrez en demander l’accès.',
  },
  account: 'Voir où en est mon inscription',
  ask: {
    title: 'Demander l’accès',
    message: 'Votre message à l’équipe',
    hint: 'Deux ou trois phrases suffisent\u00a0: votre travail, et ce que vous cherchez dans ce document.',
    submit: 'Envoyer la demande',
    waitingTitle: 'Votre demande est arrivée',
    waiting: (moment: string) => `Envoyée le ${moment}. L’équipe éditoriale vous répondra par courriel.`,
    declined: (moment: string) =>
      `Votre demande précédente n’a pas été retenue le ${moment}. Vous pouvez en envoyer une nouvelle.`,
    answer: 'L’équipe vous a écrit\u00a0:',
    ended: (moment: string) => `Votre accès a pris fin le ${moment}. Vous pouvez le demander de nouveau.`,
  },
  tooManyDownloads: {
    title: 'Beaucoup de téléchargements à la fois',
    text: (minutes: number) =>
      minutes > 1
        ? `Vous pourrez reprendre dans ${minutes} minutes.`
        : 'Laissez finir ceux qui sont en cours ; dans une minute au plus, vous pourrez reprendre.',
    again: 'Réessayer',
  },
  refused: {
    title: 'Ce fichier vous est fermé',
    of: (title: string) => `Il appartient au document «\u00a0${title}\u00a0».`,
    toDocument: 'Aller au document',
    members: 'Il est réservé aux membres.',
    pending: 'Il est réservé aux membres, et votre inscription attend encore sa validation.',
    'by-request': 'Il s’ouvre sur demande\u00a0: vous pouvez demander l’accès sur la page du document.',
    embargo: (moment: string) => `Il s’ouvrira le ${moment} (heure de Paris).`,
  },
}

const en: typeof fr = {
  title: {
    members: 'The rest is for members',
    'by-request': 'This document opens on request',
    pending: 'Your registration awaits approval',
    embargo: 'This document is not open yet',
  },
  why: {
    members: 'The full text and the files open to members. Sign in or register: you will come back here.',
    membersWorkshop:
      'The presentations of this workshop open to members. Sign in or register: you will come back here.',
    byRequestGuest:
      'The editorial team opens this document to those who ask for it, with or without an account.',
    byRequestMember:
      'The editorial team opens this document to members who ask for it. Say in a few words what you expect of it.',
    pending:
      'Your address is confirmed and your registration has arrived. An administrator will approve it; an e-mail will then bring you back here.',
    embargoUntil: (moment) => `It will open by itself on ${moment} (Paris time).`,
    embargoPublic: 'From then on anyone may read it.',
    embargoMembers: 'From then on members may read it. You can register now.',
    embargoSignedIn: 'Come back on that date: there is nothing else for you to do.',
    embargoByRequest: 'From then on you may ask for access.',
  },
  account: 'See where my registration stands',
  ask: {
    title: 'Ask for access',
    message: 'Your message to the team',
    hint: 'Two or three sentences are enough: your work, and what you look for in this document.',
    submit: 'Send the request',
    waitingTitle: 'Your request has arrived',
    waiting: (moment) => `Sent on ${moment}. The editorial team will answer you by e-mail.`,
    declined: (moment) => `Your earlier request was declined on ${moment}. You may send a new one.`,
    answer: 'The team wrote to you:',
    ended: (moment) => `Your access ended on ${moment}. You may ask for it again.`,
  },
  tooManyDownloads: {
    title: 'Many downloads at once',
    text: (minutes) =>
      minutes > 1
        ? `You can go on in ${minutes} minutes.`
        : 'Let those under way end; within a minute you can go on.',
    again: 'Try again',
  },
  refused: {
    title: 'This file is closed to you',
    of: (title) => `It belongs to the document “${title}”.`,
    toDocument: 'Go to the document',
    members: 'It is for members.',
    pending: 'It is for members, and your registration still awaits approval.',
    'by-request': 'It opens on request: you can ask for access on the page of the document.',
    embargo: (moment) => `It will open on ${moment} (Paris time).`,
  },
}

export const gateTexts = dictionary(fr, { en })
