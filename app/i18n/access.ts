import { dictionary } from './dictionary'

const fr = {
  asGuest: {
    title: 'Demander ce document sans compte',
    lead: 'Un courriel vous demandera de confirmer votre adresse ; votre demande part ensuite vers l’équipe, qui vous répond par courriel. Si vous avez déjà un accès, vous recevrez un nouveau lien.',
    emailHint: 'Nous vous y écrivons au sujet de cette demande, et de rien d’autre.',
    organisation: 'Organisation',
    message: 'Votre message à l’équipe',
    hint: 'Deux ou trois phrases suffisent : votre travail, et ce que vous cherchez dans ce document.',
    submit: 'Demander le document',
    privacy: 'Ce que nous gardons de cette demande, et combien de temps',
    sentTitle: 'Un courriel vient de partir',
    sent: 'Ouvrez son lien pour confirmer votre adresse : votre demande n’arrive à l’équipe qu’ensuite. Pas de courriel ? Regardez dans les indésirables, ou refaites votre demande.',
    arrivedTitle: 'Votre demande est arrivée',
    arrived: 'L’équipe éditoriale vous répondra par courriel.',
  },
  confirm: {
    title: 'Votre demande',
    description: 'Relire et envoyer une demande d’accès.',
    lead: (title: string) =>
      `Relisez-la : elle part vers l’équipe éditoriale quand vous appuyez sur le bouton. Vous demandez à lire « ${title} ».`,
    who: 'De la part de',
    message: 'Votre message',
    submit: 'Envoyer ma demande',
    spentTitle: 'Ce lien n’est plus valable',
    spent:
      'Il a déjà servi, il a plus d’un jour, ou une demande plus récente le remplace. Vous pouvez demander de nouveau sur la page du document.',
    documents: 'Parcourir les documents',
  },
  pass: {
    title: 'Votre accès à un document',
    description: 'Ouvrir un document avec un lien personnel.',
    granted: (title: string) => `L’équipe éditoriale vous ouvre « ${title} ».`,
    shared: (title: string, sharer: string) => `${sharer} partage avec vous « ${title} ».`,
    until: (moment: string) => `Vous pourrez le lire jusqu’au ${moment} (heure de Paris).`,
    once: 'Le document s’ouvrira dans ce navigateur, et dans lui seul. Appuyez donc sur le bouton là où vous voulez lire ; ailleurs, cette page vous enverra un autre lien.',
    open: 'Ouvrir le document',
    usedTitle: 'Ce lien a déjà servi',
    used: (title: string) =>
      `« ${title} » est ouvert dans un autre navigateur, ou le lien a plus de sept jours. Recevez-en un nouveau : il part à l’adresse qui a reçu celui-ci, et à aucune autre.`,
    again: 'Recevoir un nouveau lien',
    sentTitle: 'Un nouveau lien vient de partir',
    sent: 'Il est à l’adresse qui a reçu le précédent. Ouvrez-le dans le navigateur où vous voulez lire ; l’autre se fermera.',
    overTitle: 'Ce lien n’ouvre plus rien',
    over: 'L’accès a pris fin ou a été repris, ou un courriel plus récent remplace celui-ci.',
    toDocument: 'Voir la page du document',
    documents: 'Parcourir les documents',
    tooMany: (minutes: number) =>
      minutes > 1
        ? `Plusieurs liens sont déjà partis. Réessayez dans ${minutes} minutes.`
        : 'Plusieurs liens sont déjà partis. Réessayez dans une minute.',
  },
  reading: {
    granted: 'L’équipe éditoriale vous a ouvert ce document, dans ce navigateur.',
    shared: (sharer: string) => `${sharer} partage ce document avec vous, dans ce navigateur.`,
    until: (moment: string) => `Il vous reste ouvert jusqu’au ${moment} (heure de Paris).`,
  },
}

const en: typeof fr = {
  asGuest: {
    title: 'Ask for this document without an account',
    lead: 'An e-mail will ask you to confirm your address; your request then goes to the team, who will answer by e-mail. If you have access already, you will get a new link.',
    emailHint: 'We write to it about this request, and nothing else.',
    organisation: 'Organisation',
    message: 'Your message to the team',
    hint: 'Two or three sentences are enough: your work, and what you look for in this document.',
    submit: 'Ask for the document',
    privacy: 'What we keep of this request, and for how long',
    sentTitle: 'An e-mail is on its way',
    sent: 'Open its link to confirm your address: only then does your request reach the team. No e-mail? Look among the unwanted ones, or ask again.',
    arrivedTitle: 'Your request has arrived',
    arrived: 'The editorial team will answer you by e-mail.',
  },
  confirm: {
    title: 'Your request',
    description: 'Read an access request again and send it.',
    lead: (title) =>
      `Read it again: it leaves for the editorial team when you press the button. You ask to read “${title}”.`,
    who: 'From',
    message: 'Your message',
    submit: 'Send my request',
    spentTitle: 'This link is no longer valid',
    spent:
      'It has been used, it is more than a day old, or a later request replaces it. You can ask again on the page of the document.',
    documents: 'Browse the documents',
  },
  pass: {
    title: 'Your access to a document',
    description: 'Open a document with a personal link.',
    granted: (title) => `The editorial team opens “${title}” to you.`,
    shared: (title, sharer) => `${sharer} shares “${title}” with you.`,
    until: (moment) => `You can read it until ${moment} (Paris time).`,
    once: 'The document will open in this browser, and in no other. So press the button where you want to read; elsewhere this page will send you another link.',
    open: 'Open the document',
    usedTitle: 'This link has been used',
    used: (title) =>
      `“${title}” is open in another browser, or the link is more than seven days old. Get a new one: it goes to the address that received this one, and to no other.`,
    again: 'Get a new link',
    sentTitle: 'A new link is on its way',
    sent: 'It is at the address that received the one before. Open it in the browser in which you want to read; the other one will close.',
    overTitle: 'This link opens nothing any more',
    over: 'The access has ended or was taken back, or a later e-mail replaces this one.',
    toDocument: 'See the page of the document',
    documents: 'Browse the documents',
    tooMany: (minutes) =>
      minutes > 1
        ? `Several links have left already. Try again in ${minutes} minutes.`
        : 'Several links have left already. Try again in a minute.',
  },
  reading: {
    granted: 'The editorial team has opened this document to you, in this browser.',
    shared: (sharer) => `${sharer} shares this document with you, in this browser.`,
    until: (moment) => `It stays open to you until ${moment} (Paris time).`,
  },
}

export const accessTexts = dictionary(fr, { en })
