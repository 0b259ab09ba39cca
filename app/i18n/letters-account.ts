import { dictionary } from './dictionary'
import { code, type LetterTexts, link, type Named, text } from './letter-parts'

const fr = {
  deletionAsked: (p: Named & { href: string; forgotHref: string; date: string }): LetterTexts => ({
    subject: `Votre compte ${p.site} sera effacé le ${p.date}`,
    greeting: `Bonjour ${p.firstName},`,
    parts: [
      text(
        `Vous avez demandé la suppression de votre compte. Il sera effacé le ${p.date}, avec tout ce que nous savons de vous. D’ici là rien n’est perdu : vous êtes seulement déconnecté de tous vos appareils.`,
      ),
      text('Vous changez d’avis ? Ouvrez cette page et appuyez sur le bouton :'),
      link('Garder mon compte', p.href),
      text('Si ce n’était pas vous, gardez votre compte, puis choisissez un nouveau mot de passe :'),
      link('Choisir un nouveau mot de passe', p.forgotHref),
    ],
    why: `Vous recevez ce courriel parce que la suppression de votre compte ${p.site} vient d’être demandée. Un rappel suivra trois jours avant l’échéance.`,
  }),
  deletionNear: (p: Named & { href: string; date: string }): LetterTexts => ({
    subject: `Rappel : votre compte ${p.site} sera effacé le ${p.date}`,
    greeting: `Bonjour ${p.firstName},`,
    parts: [
      text(
        `Votre compte sera effacé le ${p.date}, comme vous l’avez demandé. Si c’est toujours ce que vous voulez, il n’y a rien à faire.`,
      ),
      text('Sinon, il est encore temps :'),
      link('Garder mon compte', p.href),
      text('C’est notre dernier courriel : ensuite nous n’aurons plus votre adresse.'),
    ],
    why: `Vous recevez ce courriel parce que la suppression de votre compte ${p.site} a été demandée.`,
  }),
  accountKept: (p: Named & { href: string; forgotHref: string }): LetterTexts => ({
    subject: `Votre compte ${p.site} est gardé`,
    greeting: `Bonjour ${p.firstName},`,
    parts: [
      text('La suppression de votre compte est annulée : vous le retrouvez tel que vous l’avez laissé.'),
      link('Ouvrir mon compte', p.href),
      text('Si ce n’était pas vous, choisissez un nouveau mot de passe :'),
      link('Choisir un nouveau mot de passe', p.forgotHref),
    ],
    why: `Vous recevez ce courriel parce que la suppression de votre compte ${p.site} vient d’être annulée.`,
  }),
  confirmNewEmail: (p: Named & { href: string; code: string }): LetterTexts => ({
    subject: `Confirmez votre nouvelle adresse pour ${p.site}`,
    greeting: `Bonjour ${p.firstName},`,
    parts: [
      text(
        `Vous voulez vous connecter à ${p.site} avec cette adresse. Ouvrez la page suivante et appuyez sur le bouton :`,
      ),
      link('Confirmer ma nouvelle adresse', p.href),
      text('Ou saisissez ce code dans la page restée ouverte :'),
      code(p.code),
      text('Le lien et le code sont valables une heure. Jusque-là, l’ancienne adresse reste la bonne.'),
    ],
    why: `Vous recevez ce courriel parce que cette adresse a été donnée pour un compte de ${p.site}. Si ce n’était pas vous, ne faites rien : sans confirmation, rien ne change.`,
  }),
  emailTaken: (p: Named & { href: string }): LetterTexts => ({
    subject: `Cette adresse a déjà un compte sur ${p.site}`,
    greeting: `Bonjour ${p.firstName},`,
    parts: [
      text(
        `Quelqu’un, peut-être vous, a voulu donner cette adresse à un autre compte de ${p.site}. Elle a déjà le sien, que nous n’avons pas touché : l’autre compte garde son ancienne adresse.`,
      ),
      link('Se connecter au compte de cette adresse', p.href),
    ],
    why: `Vous recevez ce courriel parce que votre adresse a été saisie sur ${p.site}. Si ce n’était pas vous, ne faites rien : personne n’apprend que vous avez un compte.`,
  }),
  emailChangeAsked: (p: Named & { newEmail: string; forgotHref: string }): LetterTexts => ({
    subject: `Un changement d’adresse est demandé pour votre compte ${p.site}`,
    greeting: `Bonjour ${p.firstName},`,
    parts: [
      text(
        `Votre compte doit recevoir une nouvelle adresse : ${p.newEmail}. Rien ne change tant qu’elle n’est pas confirmée, ce qui doit se faire dans l’heure.`,
      ),
      text(
        'Si ce n’était pas vous, quelqu’un connaît votre mot de passe. Choisissez-en un autre tout de suite : la demande sera annulée et tous les appareils seront déconnectés.',
      ),
      link('Choisir un nouveau mot de passe', p.forgotHref),
    ],
    why: `Vous recevez ce courriel parce que cette adresse est celle de votre compte ${p.site}.`,
  }),
  emailChanged: (p: Named & { newEmail: string; contactHref: string }): LetterTexts => ({
    subject: `L’adresse de votre compte ${p.site} a changé`,
    greeting: `Bonjour ${p.firstName},`,
    parts: [
      text(
        `L’adresse de votre compte est désormais ${p.newEmail} : c’est avec elle que vous vous connectez, et c’est là que nous vous écrirons. Vos autres appareils ont été déconnectés.`,
      ),
      text(
        'Si ce n’était pas vous, écrivez sans attendre à l’équipe, depuis cette adresse-ci : elle peut fermer le compte et vous le rendre. Ses coordonnées :',
      ),
      link('Mentions légales et contact', p.contactHref),
    ],
    why: `Vous recevez ce courriel, le dernier à cette adresse, parce qu’elle était celle de votre compte ${p.site}.`,
  }),
  exportReady: (p: Named & { href: string; until: string }): LetterTexts => ({
    subject: `La copie de vos données ${p.site} est prête`,
    greeting: `Bonjour ${p.firstName},`,
    parts: [
      text(
        `Le fichier que vous avez demandé vous attend dans votre compte jusqu’au ${p.until}. Ensuite il est effacé, et vous pourrez en demander un autre.`,
      ),
      link('Ouvrir « Mes données »', p.href),
      text('Votre mot de passe vous sera demandé : le fichier n’est remis qu’à vous.'),
    ],
    why: `Vous recevez ce courriel parce qu’une copie de vos données a été demandée depuis votre compte ${p.site}. Si ce n’était pas vous, changez de mot de passe.`,
  }),
}

const en: typeof fr = {
  deletionAsked: (p) => ({
    subject: `Your ${p.site} account will be erased on ${p.date}`,
    greeting: `Hello ${p.firstName},`,
    parts: [
      text(
        `You have asked for your account to be deleted. It will be erased on ${p.date}, with all that we know about you. Until then nothing is lost: you are only signed out of all your devices.`,
      ),
      text('Changed your mind? Open this page and press the button:'),
      link('Keep my account', p.href),
      text('If it was not you, keep your account, then choose a new password:'),
      link('Choose a new password', p.forgotHref),
    ],
    why: `You get this e-mail because the deletion of your ${p.site} account has just been asked for. A reminder will follow three days before the date.`,
  }),
  deletionNear: (p) => ({
    subject: `Reminder: your ${p.site} account will be erased on ${p.date}`,
    greeting: `Hello ${p.firstName},`,
    parts: [
      text(
        `Your account will be erased on ${p.date}, as you have asked. If that is still what you want, there is nothing to do.`,
      ),
      text('Otherwise there is still time:'),
      link('Keep my account', p.href),
      text('This is our last e-mail: afterwards we will no longer have your address.'),
    ],
    why: `You get this e-mail because the deletion of your ${p.site} account was asked for.`,
  }),
  accountKept: (p) => ({
    subject: `Your ${p.site} account is kept`,
    greeting: `Hello ${p.firstName},`,
    parts: [
      text('The deletion of your account is cancelled: you find it as you left it.'),
      link('Open my account', p.href),
      text('If it was not you, choose a new password:'),
      link('Choose a new password', p.forgotHref),
    ],
    why: `You get this e-mail because the deletion of your ${p.site} account has just been cancelled.`,
  }),
  confirmNewEmail: (p) => ({
    subject: `Confirm your new address for ${p.site}`,
    greeting: `Hello ${p.firstName},`,
    parts: [
      text(`You want to sign in to ${p.site} with this address. Open this page and press the button:`),
      link('Confirm my new address', p.href),
      text('Or type this code into the page that you left open:'),
      code(p.code),
      text('Link and code are valid for one hour. Until then, the old address is still the right one.'),
    ],
    why: `You get this e-mail because this address was given for an account of ${p.site}. If it was not you, do nothing: without confirmation, nothing changes.`,
  }),
  emailTaken: (p) => ({
    subject: `This address already has an account at ${p.site}`,
    greeting: `Hello ${p.firstName},`,
    parts: [
      text(
        `Somebody, perhaps you, wanted to give this address to another account of ${p.site}. It has its own already, which we have not touched: the other account keeps its old address.`,
      ),
      link('Sign in to the account of this address', p.href),
    ],
    why: `You get this e-mail because your address was typed at ${p.site}. If it was not you, do nothing: nobody learns that you have an account.`,
  }),
  emailChangeAsked: (p) => ({
    subject: `A change of address is asked for your ${p.site} account`,
    greeting: `Hello ${p.firstName},`,
    parts: [
      text(
        `Your account is to get a new address: ${p.newEmail}. Nothing changes until it is confirmed, which has to be done within the hour.`,
      ),
      text(
        'If it was not you, somebody knows your password. Choose another one now: the request will be cancelled and all devices signed out.',
      ),
      link('Choose a new password', p.forgotHref),
    ],
    why: `You get this e-mail because this is the address of your ${p.site} account.`,
  }),
  emailChanged: (p) => ({
    subject: `The address of your ${p.site} account has changed`,
    greeting: `Hello ${p.firstName},`,
    parts: [
      text(
        `The address of your account is now ${p.newEmail}: you sign in with it, and that is where we write to you. Your other devices have been signed out.`,
      ),
      text(
        'If it was not you, write to the team at once, from this address: it can close the account and give it back to you. How to reach it:',
      ),
      link('Legal notice and contact', p.contactHref),
    ],
    why: `You get this e-mail, the last one to this address, because it was that of your ${p.site} account.`,
  }),
  exportReady: (p) => ({
    subject: `The copy of your ${p.site} data is ready`,
    greeting: `Hello ${p.firstName},`,
    parts: [
      text(
        `The file that you have asked for waits in your account until ${p.until}. It is erased afterwards, and you can ask for another one.`,
      ),
      link('Open “My data”', p.href),
      text('You will be asked for your password: the file is given to you alone.'),
    ],
    why: `You get this e-mail because a copy of your data was asked for from your ${p.site} account. If it was not you, change your password.`,
  }),
}

export const accountLetterTexts = dictionary(fr, { en })
