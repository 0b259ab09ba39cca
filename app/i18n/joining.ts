import { dictionary } from './dictionary'

const fr = {
  steps: {
    moderated: [
      'Vous remplissez ce formulaire.',
      'Vous confirmez votre adresse avec le courriel que nous envoyons.',
      'L’équipe du centre valide votre compte et vous l’annonce par courriel.',
    ],
    open: [
      'Vous remplissez ce formulaire.',
      'Vous confirmez votre adresse avec le courriel que nous envoyons : votre compte est ouvert.',
    ],
  },
  gateLead: {
    moderated:
      'L’inscription est gratuite. Vous confirmez votre adresse par courriel, puis l’équipe valide votre compte.',
    open: 'L’inscription est gratuite. Vous confirmez votre adresse par courriel, et votre compte est ouvert.',
  },
  trap: 'Laissez ce champ vide',
  invitedOnly: {
    title: 'On devient membre sur invitation',
    lead: 'Les inscriptions ne sont pas ouvertes en ce moment : l’équipe du centre invite elle-même les membres.',
    invited:
      'Vous êtes invité·e ? Ouvrez le lien du courriel d’invitation : c’est lui qui mène à l’inscription. S’il a plus de deux semaines, demandez à l’équipe de vous en envoyer un autre.',
    ask: 'Vous aimeriez l’être ? Écrivez à l’équipe en disant qui vous êtes et ce que vous cherchez :',
    askLegal: 'Vous aimeriez l’être ? Écrivez à l’équipe du centre : ses coordonnées sont dans les',
    legal: 'mentions légales',
    open: 'Les pages publiques et les extraits des documents restent ouverts à toutes et à tous.',
    nav: 'Sur invitation',
    gate: {
      members:
        'Le texte complet et les fichiers s’ouvrent aux membres. Connectez-vous : vous reviendrez ici.',
      membersWorkshop:
        'Les présentations de cet atelier s’ouvrent aux membres. Connectez-vous : vous reviendrez ici.',
      embargoMembers: 'À cette date, les membres pourront le lire.',
    },
  },
}

const en: typeof fr = {
  steps: {
    moderated: [
      'You fill in this form.',
      'You confirm your address with the e-mail that we send.',
      'The centre’s team approves your account and tells you by e-mail.',
    ],
    open: [
      'You fill in this form.',
      'You confirm your address with the e-mail that we send: your account is open.',
    ],
  },
  gateLead: {
    moderated:
      'Registration is free. You confirm your address by e-mail, then the team approves your account.',
    open: 'Registration is free. You confirm your address by e-mail, and your account is open.',
  },
  trap: 'Leave this field empty',
  invitedOnly: {
    title: 'Membership is by invitation',
    lead: 'Registration is not open at the moment: the centre’s team invites members itself.',
    invited:
      'Have you been invited? Open the link in the invitation e-mail: it leads to the registration. If it is more than two weeks old, ask the team to send you another.',
    ask: 'Would you like to join? Write to the team, saying who you are and what you are looking for:',
    askLegal: 'Would you like to join? Write to the centre’s team: how to reach it is in the',
    legal: 'legal notice',
    open: 'The public pages and the extracts of the documents stay open to everybody.',
    nav: 'By invitation',
    gate: {
      members: 'The full text and the files open to members. Sign in: you will come back here.',
      membersWorkshop:
        'The presentations of this workshop open to members. Sign in: you will come back here.',
      embargoMembers: 'From then on members may read it.',
    },
  },
}

export const joiningTexts = dictionary(fr, { en })
