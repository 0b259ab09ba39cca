import { dictionary } from './dictionary'

const fr = {
  email: {
    title: 'Changer d’adresse électronique',
    description: 'Donner une nouvelle adresse à son compte.',
    back: 'Mon profil',
    lead: (email: string) => `Votre compte a aujourd’hui l’adresse ${email}.`,
    field: 'Nouvelle adresse',
    hint: 'Un courriel y sera envoyé. Votre adresse actuelle reste la bonne jusqu’à ce que vous l’ayez confirmé.',
    submit: 'Envoyer le courriel',
    pendingTitle: (email: string) => `Un courriel est parti vers ${email}`,
    pendingLead: (time: string) =>
      `Suivez son lien, ou recopiez ici son code à six chiffres, avant le ${time}. Pas de courriel ? Vérifiez l’adresse, puis demandez-en un autre.`,
    code: 'Code du courriel',
    codeHint: 'Six chiffres. Cinq essais.',
    codeSubmit: 'Confirmer la nouvelle adresse',
    cancel: 'Garder mon adresse actuelle',
    otherTitle: 'Une autre adresse, ou un autre courriel',
    cancelled: 'Votre adresse ne change pas.',
    confirmTitle: 'Confirmer votre nouvelle adresse',
    confirmLead: (email: string) =>
      `Appuyez sur le bouton : votre compte aura l’adresse ${email}, et vos autres appareils seront déconnectés.`,
    changedTitle: 'Votre adresse est changée',
    changed: 'Connectez-vous désormais avec elle.',
    takenTitle: 'Cette adresse est prise',
    taken: 'Un autre compte l’a prise entre-temps. Le vôtre garde son adresse.',
    spentTitle: 'Ce lien n’est plus valable',
    spent:
      'Il a déjà servi, il a plus d’une heure, la demande a été annulée, ou un courriel plus récent le remplace.',
    login: 'Se connecter',
    again: 'Changer d’adresse',
  },
  data: {
    tab: 'Mes données',
    title: 'Mes données',
    description: 'Ce que le portail sait de vous, et comment l’effacer.',
    lead: 'Ce que le portail sait de vous vous appartient : corrigez-le, effacez-le.',
    correctTitle: 'Corriger',
    correct: 'Votre nom, votre organisation et votre langue se changent dans votre profil.',
    openProfile: 'Ouvrir mon profil',
    deletionTitle: 'Supprimer mon compte',
    deletionLead:
      'Votre compte est d’abord fermé. Pendant quatorze jours vous pouvez le reprendre ; ensuite tout ce qui vous concerne est effacé pour toujours.',
    openDeletion: 'Supprimer mon compte',
  },
  deletion: {
    title: 'Supprimer mon compte',
    description: 'Fermer son compte et faire effacer ses données.',
    back: 'Mes données',
    lead: 'Lisez d’abord ce qui part et ce qui reste. Pendant quatorze jours, vous pourrez changer d’avis.',
    goneTitle: 'Ce qui est effacé',
    gone: [
      'votre nom, votre adresse, votre organisation, votre mot de passe ;',
      'vos connexions, vos appareils connus, votre second facteur ;',
      'vos demandes d’accès, leurs messages et les accès accordés ;',
      'les courriels que le portail vous a écrits, et ceux qui parlent de vous.',
    ],
    staysTitle: 'Ce qui reste',
    stays: [
      'dans le journal, douze mois au plus, des actes sans nom : un numéro y remplace votre personne ;',
      'ce numéro et la date de l’effacement, pour qu’une sauvegarde restaurée ne vous fasse pas revenir ;',
      'les documents publiés, avec les noms de leurs auteurs : ce sont des publications du centre ;',
      'les sauvegardes, pour la durée que dit la page sur les données personnelles.',
    ],
    courseTitle: 'Comment cela se passe',
    course:
      'Dès que vous appuyez sur le bouton, vous êtes déconnecté partout, et un courriel vous donne un lien pour garder votre compte. Si vous vous reconnectez dans les quatorze jours, le portail vous le proposera aussi. Plus tard, cette adresse pourra s’inscrire de nouveau, comme une personne nouvelle.',
    confirm: 'J’ai compris : dans quatorze jours, mon compte et mes données seront effacés pour toujours.',
    submit: 'Supprimer mon compte',
    cancel: 'Non, je garde mon compte',
    lastAdmin:
      'Vous êtes la seule personne qui administre ce portail : nommez d’abord quelqu’un d’autre, à la page des membres.',
  },
  leaving: {
    title: (date: string) => `Votre compte sera effacé le ${date}`,
    lead: (date: string) =>
      `Vous avez demandé sa suppression le ${date}. Jusqu’à l’effacement il reste fermé, et vous pouvez encore le garder : vous le retrouverez tel que vous l’avez laissé.`,
    keep: 'Garder mon compte',
    leave: 'Me déconnecter et laisser faire',
  },
  keeping: {
    description: 'Garder un compte dont la suppression est demandée.',
    askedTitle: 'La suppression de votre compte est demandée',
    asked:
      'Vous êtes déconnecté de tous vos appareils. Un courriel vient de partir : il dit quel jour votre compte sera effacé, et contient un lien pour le garder.',
    title: 'Garder votre compte ?',
    lead: 'Appuyez sur le bouton : la suppression est annulée, et vous retrouvez votre compte tel que vous l’avez laissé.',
    submit: 'Garder mon compte',
    keptTitle: 'Votre compte est gardé',
    kept: 'La suppression est annulée. Il ne reste qu’à vous connecter.',
    spentTitle: 'Ce lien n’est plus valable',
    spent:
      'Le compte est déjà gardé, il est déjà effacé, ou un courriel plus récent remplace celui-ci. Pour le savoir, connectez-vous.',
    login: 'Se connecter',
    home: 'Retour à l’accueil',
  },
}

const en: typeof fr = {
  email: {
    title: 'Change e-mail address',
    description: 'Give your account a new address.',
    back: 'My profile',
    lead: (email: string) => `Today the address of your account is ${email}.`,
    field: 'New address',
    hint: 'An e-mail will be sent there. Your present address stays the right one until you have confirmed it.',
    submit: 'Send the e-mail',
    pendingTitle: (email: string) => `An e-mail is on its way to ${email}`,
    pendingLead: (time: string) =>
      `Follow its link, or copy its six-digit code here, before ${time}. No e-mail? Check the address, then ask for another one.`,
    code: 'Code of the e-mail',
    codeHint: 'Six digits. Five tries.',
    codeSubmit: 'Confirm the new address',
    cancel: 'Keep my present address',
    otherTitle: 'Another address, or another e-mail',
    cancelled: 'Your address does not change.',
    confirmTitle: 'Confirm your new address',
    confirmLead: (email: string) =>
      `Press the button: your account will have the address ${email}, and your other devices will be signed out.`,
    changedTitle: 'Your address is changed',
    changed: 'From now on, sign in with it.',
    takenTitle: 'This address is taken',
    taken: 'Another account has taken it meanwhile. Yours keeps its address.',
    spentTitle: 'This link is no longer valid',
    spent:
      'It was used already, it is more than an hour old, the request was cancelled, or a later e-mail replaces it.',
    login: 'Sign in',
    again: 'Change address',
  },
  data: {
    tab: 'My data',
    title: 'My data',
    description: 'What the portal knows about you, and how to erase it.',
    lead: 'What the portal knows about you is yours: correct it, erase it.',
    correctTitle: 'Correct',
    correct: 'Your name, your organisation and your language are changed in your profile.',
    openProfile: 'Open my profile',
    deletionTitle: 'Delete my account',
    deletionLead:
      'Your account is closed first. For fourteen days you can take it back; then all that concerns you is erased for good.',
    openDeletion: 'Delete my account',
  },
  deletion: {
    title: 'Delete my account',
    description: 'Close one’s account and have one’s data erased.',
    back: 'My data',
    lead: 'First read what goes and what stays. For fourteen days you will be able to change your mind.',
    goneTitle: 'What is erased',
    gone: [
      'your name, your address, your organisation, your password;',
      'your sign-ins, your known devices, your second factor;',
      'your requests for access, their messages and the access granted;',
      'the e-mails that the portal wrote to you, and those that speak of you.',
    ],
    staysTitle: 'What stays',
    stays: [
      'in the audit trail, for twelve months at most, acts without a name: a number stands for you;',
      'that number and the date of the erasure, so that a restored backup does not bring you back;',
      'published documents, with the names of their authors: they are publications of the centre;',
      'backups, for as long as the page on personal data says.',
    ],
    courseTitle: 'What happens',
    course:
      'As soon as you press the button you are signed out everywhere, and an e-mail gives you a link to keep your account. If you sign in again within the fourteen days, the portal will offer it too. Later, this address may register again, as a new person.',
    confirm: 'I understand: in fourteen days my account and my data will be erased for good.',
    submit: 'Delete my account',
    cancel: 'No, I keep my account',
    lastAdmin:
      'You are the only person who administers this portal: first appoint somebody else, on the page of members.',
  },
  leaving: {
    title: (date: string) => `Your account will be erased on ${date}`,
    lead: (date: string) =>
      `You asked for its deletion on ${date}. Until it is erased it stays closed, and you can still keep it: you will find it as you left it.`,
    keep: 'Keep my account',
    leave: 'Sign out and let it be',
  },
  keeping: {
    description: 'Keep an account whose deletion was asked for.',
    askedTitle: 'The deletion of your account is asked for',
    asked:
      'You are signed out of all your devices. An e-mail is on its way: it says on which day your account will be erased, and has a link to keep it.',
    title: 'Keep your account?',
    lead: 'Press the button: the deletion is cancelled, and you find your account as you left it.',
    submit: 'Keep my account',
    keptTitle: 'Your account is kept',
    kept: 'The deletion is cancelled. All that is left is to sign in.',
    spentTitle: 'This link is no longer valid',
    spent:
      'The account is kept already, it is erased already, or a later e-mail replaces this one. To find out, sign in.',
    login: 'Sign in',
    home: 'Back to the home page',
  },
}

export const myDataTexts = dictionary(fr, { en })
