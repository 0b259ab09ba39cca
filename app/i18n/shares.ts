import { dictionary } from './dictionary'

const fr = {
  settings: {
    legend: 'Partage de documents par les membres',
    rules: {
      off: {
        label: 'Non',
        hint: 'Personne ne partage. Passer à « non » met fin aux partages en cours.',
      },
      on: {
        label: 'Oui',
        hint: 'Un membre peut ouvrir un document réservé aux membres à un collègue sans compte, pour trente jours au plus. L’équipe voit ces partages à la page de chaque document, où elle peut aussi les interdire.',
      },
    },
  },
  form: {
    title: 'Partager avec un collègue',
    lead: 'Il lira ce document sans compte, par un lien personnel. Il verra votre nom.',
    email: 'Son adresse électronique',
    days: 'Pendant combien de jours',
    daysHint: 'De 1 à 30.',
    submit: 'Partager',
    doneTitle: 'Un courriel vient de partir',
    done: 'Votre collègue l’ouvrira par son lien. Vous pouvez arrêter ce partage à tout moment :',
    yours: 'Mes partages',
    tooMany: (minutes: number): string =>
      minutes > 90
        ? 'Trop de partages aujourd’hui, pour vous, pour ce document ou pour cette adresse. Réessayez demain.'
        : `Trop de partages. Réessayez dans ${minutes} min.`,
  },
  tab: 'Partages',
  title: 'Mes partages',
  description: 'Les documents que vous avez ouverts à des collègues.',
  lead: 'Les documents que vous avez ouverts à des collègues sans compte. Un partage se termine de lui-même, et avec votre accès ; vous pouvez l’arrêter plus tôt.',
  none: 'Vous n’avez rien partagé',
  noneHint: 'À la page d’un document réservé aux membres, « Partager avec un collègue » lui envoie un lien.',
  deskTitle: 'Partagé par des membres',
  columns: { document: 'Document', sharer: 'Partagé par', email: 'Avec', state: 'État', act: 'Acte' },
  states: {
    sent: 'Pas encore ouvert',
    opened: 'Ouvert',
    closed: 'En pause',
    ended: 'Terminé',
    revoked: 'Arrêté',
  },
  closedHint: 'le document n’est pas ouvert aux partages en ce moment',
  until: (moment: string): string => `jusqu’au ${moment}`,
  end: 'Arrêter',
  endOf: (email: string): string => ` le partage avec ${email}`,
  done: { ended: 'Le partage est arrêté.' } as Record<string, string>,
}

const en: typeof fr = {
  settings: {
    legend: 'Sharing of documents by members',
    rules: {
      off: { label: 'No', hint: 'Nobody shares. Changing to “no” ends the shares that are running.' },
      on: {
        label: 'Yes',
        hint: 'A member can open a document for members to a colleague without account, for thirty days at most. The team sees these shares on the page of each document, where it can also forbid them.',
      },
    },
  },
  form: {
    title: 'Share with a colleague',
    lead: 'Your colleague will read this document without an account, by a personal link, and will see your name.',
    email: 'Your colleague’s e-mail address',
    days: 'For how many days',
    daysHint: 'From 1 to 30.',
    submit: 'Share',
    doneTitle: 'An e-mail is on its way',
    done: 'Your colleague will open the document by its link. You can end this share at any time:',
    yours: 'My shares',
    tooMany: (minutes) =>
      minutes > 90
        ? 'Too many shares today, for you, for this document or for this address. Try again tomorrow.'
        : `Too many shares. Try again in ${minutes} min.`,
  },
  tab: 'Shares',
  title: 'My shares',
  description: 'The documents that you have opened to colleagues.',
  lead: 'The documents that you have opened to colleagues without account. A share ends by itself, and with your own access; you can end it sooner.',
  none: 'You have shared nothing',
  noneHint: 'On the page of a document for members, “Share with a colleague” sends a link.',
  deskTitle: 'Shared by members',
  columns: { document: 'Document', sharer: 'Shared by', email: 'With', state: 'State', act: 'Act' },
  states: {
    sent: 'Not opened yet',
    opened: 'Opened',
    closed: 'Paused',
    ended: 'Ended',
    revoked: 'Stopped',
  },
  closedHint: 'the document is not open to sharing at the moment',
  until: (moment) => `until ${moment}`,
  end: 'Stop',
  endOf: (email) => ` the share with ${email}`,
  done: { ended: 'The share is stopped.' },
}

export const shareTexts = dictionary(fr, { en })
