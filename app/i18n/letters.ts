import { dictionary } from './dictionary'
import { code, type LetterTexts, link, type Named, quote, text, when } from './letter-parts'

/** A change of how an account is protected, of which its owner is told. */
export type SecurityChange =
  | 'second-factor-on'
  | 'second-factor-off'
  | 'second-factor-replaced'
  | 'recovery-codes-renewed'
  | 'recovery-code-used'

const fr = {
  confirmEmail: (p: Named & { href: string; code: string; wanted: boolean }): LetterTexts => ({
    subject: `Confirmez votre adresse pour ${p.site}`,
    greeting: `Bonjour ${p.firstName},`,
    parts: [
      text(
        `Merci de rejoindre ${p.site}. Il ne reste qu’à confirmer que cette adresse est bien la vôtre : ouvrez la page suivante et appuyez sur le bouton.`,
      ),
      link('Confirmer mon adresse', p.href),
      text(
        'Vous lisez ce courriel sur un autre appareil ? Saisissez plutôt ce code dans la page restée ouverte :',
      ),
      code(p.code),
      text('Le lien et le code sont valables 24 heures.'),
      ...when(p.wanted, text('Le document que vous vouliez lire vous attend : vous y serez ramené ensuite.')),
    ],
    why: `Vous recevez ce courriel parce que cette adresse a été donnée pour s’inscrire sur ${p.site}. Si ce n’était pas vous, ne faites rien : sans confirmation, l’inscription est effacée au bout de sept jours.`,
  }),
  alreadyRegistered: (p: Named & { href: string; forgotHref: string }): LetterTexts => ({
    subject: `Vous avez déjà un compte sur ${p.site}`,
    greeting: `Bonjour ${p.firstName},`,
    parts: [
      text(
        `Quelqu’un, sans doute vous, vient de s’inscrire sur ${p.site} avec cette adresse. Elle a déjà un compte, que nous n’avons pas touché : il suffit de vous connecter.`,
      ),
      link('Se connecter', p.href),
      text('Le mot de passe vous échappe ? Choisissez-en un autre :'),
      link('Choisir un nouveau mot de passe', p.forgotHref),
    ],
    why: `Vous recevez ce courriel parce que votre adresse a été saisie dans le formulaire d’inscription de ${p.site}. Si ce n’était pas vous, ne faites rien : personne n’apprend que vous avez un compte.`,
  }),
  registrationApproved: (p: Named & { href: string; wanted: boolean }): LetterTexts => ({
    subject: `Votre accès à ${p.site} est ouvert`,
    greeting: `Bonjour ${p.firstName},`,
    parts: [
      text(
        `Bienvenue ! Votre inscription est validée : les présentations et les documents réservés aux membres de ${p.site} vous sont ouverts.`,
      ),
      p.wanted
        ? link('Votre accès est ouvert : lire le document', p.href)
        : link('Votre accès est ouvert : parcourir les documents', p.href),
      text('Bonne lecture, et au plaisir de vous croiser dans un prochain atelier.'),
    ],
    why: `Vous recevez ce courriel parce que vous avez demandé à devenir membre de ${p.site}.`,
  }),
  registrationRefused: (p: Named & { reason: string }): LetterTexts => ({
    subject: `Votre demande d’inscription à ${p.site}`,
    greeting: `Bonjour ${p.firstName},`,
    parts: [
      text(
        `Merci de l’intérêt que vous portez à ${p.site}. Nous ne pouvons pas donner suite à votre demande d’inscription.`,
      ),
      ...when(p.reason !== '', text('Voici ce que nous pouvons vous en dire :')),
      ...when(p.reason !== '', quote(p.reason)),
      text('Les pages publiques et les extraits des documents vous restent ouverts, comme à chacun.'),
    ],
    why: `Vous recevez ce courriel parce que vous avez demandé à devenir membre de ${p.site}.`,
  }),
  applicantWaiting: (p: Named & { href: string; waiting: number }): LetterTexts => ({
    subject:
      p.waiting > 1
        ? `${p.waiting} demandes d’inscription attendent sur ${p.site}`
        : `Une demande d’inscription attend sur ${p.site}`,
    greeting: `Bonjour ${p.firstName},`,
    parts: [
      text(
        p.waiting > 1
          ? `Une nouvelle personne a confirmé son adresse. Avec elle, ${p.waiting} demandes attendent votre réponse.`
          : 'Une personne a confirmé son adresse et attend votre réponse.',
      ),
      link('Voir les demandes', p.href),
    ],
    why: `Vous recevez ce courriel parce que vous administrez ${p.site}.`,
  }),
  resetPassword: (p: Named & { href: string }): LetterTexts => ({
    subject: `Choisissez un nouveau mot de passe pour ${p.site}`,
    greeting: `Bonjour ${p.firstName},`,
    parts: [
      text(`Vous avez demandé à changer le mot de passe de votre compte sur ${p.site}. Cela se fait ici :`),
      link('Choisir un nouveau mot de passe', p.href),
      text('Ce lien ne sert qu’une fois et reste valable 30 minutes.'),
    ],
    why: `Vous recevez ce courriel parce que votre adresse a été saisie dans la page « Mot de passe oublié » de ${p.site}. Si ce n’était pas vous, ne faites rien : votre mot de passe reste le même.`,
  }),
  passwordChanged: (p: Named & { href: string }): LetterTexts => ({
    subject: `Votre mot de passe sur ${p.site} a changé`,
    greeting: `Bonjour ${p.firstName},`,
    parts: [
      text(
        `Le mot de passe de votre compte sur ${p.site} vient d’être changé, et vos autres connexions ont été fermées.`,
      ),
      text('Ce n’était pas vous ? Reprenez la main tout de suite en choisissant un nouveau mot de passe :'),
      link('Choisir un nouveau mot de passe', p.href),
    ],
    why: `Vous recevez ce courriel pour votre sécurité, à chaque changement de mot de passe sur ${p.site}.`,
  }),
  signIn: (p: Named & { href: string; code: string }): LetterTexts => ({
    subject: `Votre connexion à ${p.site}`,
    greeting: `Bonjour ${p.firstName},`,
    parts: [
      text('Vous avez demandé à vous connecter par courriel. Ouvrez cette page et appuyez sur le bouton :'),
      link('Se connecter', p.href),
      text('Ou recopiez ce code dans la page restée ouverte :'),
      code(p.code),
      text('Le lien et le code sont valables 15 minutes et ne servent qu’une fois.'),
    ],
    why: `Vous recevez ce courriel parce que votre adresse a été saisie pour se connecter à ${p.site}. Si ce n’était pas vous, ne faites rien : sans ce courriel, personne n’entre.`,
  }),
  securityChanged: (p: Named & { href: string; change: SecurityChange }): LetterTexts => ({
    subject: `Sécurité de votre compte sur ${p.site}`,
    greeting: `Bonjour ${p.firstName},`,
    parts: [
      text(
        {
          'second-factor-on':
            'Un second facteur protège désormais votre compte : un code sera demandé à chaque connexion.',
          'second-factor-off': 'Le second facteur de votre compte vient d’être retiré.',
          'second-factor-replaced':
            'L’application qui donne les codes de votre compte vient d’être remplacée par une autre ; les codes de secours d’avant ne valent plus rien.',
          'recovery-codes-renewed':
            'De nouveaux codes de secours viennent d’être faits pour votre compte ; les anciens ne valent plus rien.',
          'recovery-code-used': 'Un de vos codes de secours vient de servir à se connecter à votre compte.',
        }[p.change],
      ),
      text(
        'Ce n’était pas vous ? Choisissez tout de suite un nouveau mot de passe, puis écrivez à l’équipe :',
      ),
      link('Choisir un nouveau mot de passe', p.href),
    ],
    why: `Vous recevez ce courriel pour votre sécurité, à chaque changement de la protection de votre compte sur ${p.site}.`,
  }),
}

const en: typeof fr = {
  confirmEmail: (p) => ({
    subject: `Confirm your address for ${p.site}`,
    greeting: `Hello ${p.firstName},`,
    parts: [
      text(
        `Thank you for joining ${p.site}. One thing remains: to confirm that this address is yours, open the following page and press the button.`,
      ),
      link('Confirm my address', p.href),
      text('Reading this on another device? Type this code into the page that you left open:'),
      code(p.code),
      text('The link and the code are valid for 24 hours.'),
      ...when(p.wanted, text('The document that you wanted is waiting: you will be taken back to it.')),
    ],
    why: `You receive this e-mail because this address was given to register on ${p.site}. If it was not you, do nothing: without confirmation, the registration is erased after seven days.`,
  }),
  alreadyRegistered: (p) => ({
    subject: `You already have an account on ${p.site}`,
    greeting: `Hello ${p.firstName},`,
    parts: [
      text(
        `Somebody, most likely you, has just registered on ${p.site} with this address. It already has an account, which we left as it is: simply sign in.`,
      ),
      link('Sign in', p.href),
      text('Lost the password? Choose another one:'),
      link('Choose a new password', p.forgotHref),
    ],
    why: `You receive this e-mail because your address was typed into the registration form of ${p.site}. If it was not you, do nothing: nobody learns that you have an account.`,
  }),
  registrationApproved: (p) => ({
    subject: `Welcome: your access to ${p.site} is open`,
    greeting: `Hello ${p.firstName},`,
    parts: [
      text(
        `Welcome! Your registration is approved: the presentations and documents reserved for the members of ${p.site} are open to you.`,
      ),
      p.wanted
        ? link('Your access is open: read the document', p.href)
        : link('Your access is open: browse the documents', p.href),
      text('Enjoy your reading; we hope to meet you at a coming workshop.'),
    ],
    why: `You receive this e-mail because you asked to become a member of ${p.site}.`,
  }),
  registrationRefused: (p) => ({
    subject: `Your registration request to ${p.site}`,
    greeting: `Hello ${p.firstName},`,
    parts: [
      text(`Thank you for your interest in ${p.site}. We are unable to accept your registration request.`),
      ...when(p.reason !== '', text('Here is what we can tell you about it:')),
      ...when(p.reason !== '', quote(p.reason)),
      text('The public pages and the extracts of the documents remain open to you, as to everybody.'),
    ],
    why: `You receive this e-mail because you asked to become a member of ${p.site}.`,
  }),
  applicantWaiting: (p) => ({
    subject:
      p.waiting > 1
        ? `${p.waiting} registration requests are waiting on ${p.site}`
        : `A registration request is waiting on ${p.site}`,
    greeting: `Hello ${p.firstName},`,
    parts: [
      text(
        p.waiting > 1
          ? `Another person has confirmed an address. That makes ${p.waiting} requests waiting for your answer.`
          : 'A person has confirmed an address and is waiting for your answer.',
      ),
      link('See the requests', p.href),
    ],
    why: `You receive this e-mail because you administer ${p.site}.`,
  }),
  resetPassword: (p) => ({
    subject: `Choose a new password for ${p.site}`,
    greeting: `Hello ${p.firstName},`,
    parts: [
      text(`You asked to change the password of your account on ${p.site}. This is the place:`),
      link('Choose a new password', p.href),
      text('The link works once and is valid for 30 minutes.'),
    ],
    why: `You receive this e-mail because your address was typed into the “Forgotten password” page of ${p.site}. If it was not you, do nothing: your password stays the same.`,
  }),
  passwordChanged: (p) => ({
    subject: `Your password on ${p.site} has changed`,
    greeting: `Hello ${p.firstName},`,
    parts: [
      text(
        `The password of your account on ${p.site} has just been changed, and your other sessions were closed.`,
      ),
      text('It was not you? Take back control at once by choosing a new password:'),
      link('Choose a new password', p.href),
    ],
    why: `You receive this e-mail for your safety, whenever the password of your account on ${p.site} changes.`,
  }),
  signIn: (p) => ({
    subject: `Signing in to ${p.site}`,
    greeting: `Hello ${p.firstName},`,
    parts: [
      text('You asked to sign in by e-mail. Open this page and press its button:'),
      link('Sign in', p.href),
      text('Or copy this code into the page that is still open:'),
      code(p.code),
      text('The link and the code are valid for 15 minutes and work once.'),
    ],
    why: `You get this e-mail because your address was typed to sign in to ${p.site}. If it was not you, do nothing: without this e-mail nobody comes in.`,
  }),
  securityChanged: (p) => ({
    subject: `Security of your account on ${p.site}`,
    greeting: `Hello ${p.firstName},`,
    parts: [
      text(
        {
          'second-factor-on':
            'A second factor protects your account from now on: a code is asked for each time you sign in.',
          'second-factor-off': 'The second factor of your account has just been taken away.',
          'second-factor-replaced':
            'The app that gives the codes of your account has just been replaced by another one; the recovery codes from before no longer work.',
          'recovery-codes-renewed':
            'New recovery codes have just been made for your account; the old ones are worth nothing.',
          'recovery-code-used': 'One of your recovery codes has just been used to sign in to your account.',
        }[p.change],
      ),
      text('It was not you? Choose a new password at once, then write to the team:'),
      link('Choose a new password', p.href),
    ],
    why: `You get this e-mail for your security, whenever the protection of your account on ${p.site} changes.`,
  }),
}

export const letterTexts = dictionary(fr, { en })
