import { dictionary } from './dictionary'

const fr = {
  title: 'Les conditions ont changé',
  firstTitle: 'Avant de continuer',
  description: 'Lire ce qui a changé et continuer.',
  lead: 'Voici ce qui a changé depuis la version que vous aviez acceptée. Lisez, puis acceptez pour continuer : vous arriverez à la page demandée.',
  firstLead:
    'Votre compte a été créé par l’équipe. Lisez ces deux textes, puis acceptez pour continuer : vous arriverez à la page demandée.',
  since: (date: string) => `Version du ${date}`,
  read: (title: string) => `Lire le texte entier : ${title}`,
  accept: 'J’accepte et je continue',
  changed: 'Un texte a encore changé entre-temps. Relisez ce qui suit avant d’accepter.',
  acceptedTitle: 'Ce que vous avez accepté',
  acceptedLead: 'Vous n’avez rien de nouveau à accepter.',
  acceptedNone: 'Vous n’avez encore rien accepté.',
  accepted: (version: string, moment: string) => `version du ${version}, le ${moment}`,
  otherwise: 'Vous ne souhaitez pas accepter ?',
  otherwiseLead:
    'Les pages publiques vous restent ouvertes. Vous pouvez vous déconnecter et revenir plus tard, ou demander la suppression de votre compte.',
  signOut: 'Se déconnecter',
  leave: 'Supprimer mon compte',
}

const en: typeof fr = {
  title: 'The terms have changed',
  firstTitle: 'Before you go on',
  description: 'Read what has changed and go on.',
  lead: 'This is what has changed since the version that you accepted. Read it, then accept to go on: you will come to the page that you asked for.',
  firstLead:
    'Your account was made by the team. Read these two texts, then accept to go on: you will come to the page that you asked for.',
  since: (date) => `Version of ${date}`,
  read: (title) => `Read the whole text: ${title}`,
  accept: 'I accept and go on',
  changed: 'A text has changed once more meanwhile. Read what follows before you accept.',
  acceptedTitle: 'What you have accepted',
  acceptedLead: 'There is nothing new to accept.',
  acceptedNone: 'You have not accepted anything yet.',
  accepted: (version, moment) => `version of ${version}, on ${moment}`,
  otherwise: 'Would you rather not accept?',
  otherwiseLead:
    'The public pages stay open to you. You may sign out and come back later, or ask for your account to be deleted.',
  signOut: 'Sign out',
  leave: 'Delete my account',
}

export const termsTexts = dictionary(fr, { en })
