import { INVITATION_DAYS, type InvitationState } from '~/domain/membership/invitation'
import { dictionary } from './dictionary'

const statesFr: Record<InvitationState, string> = {
  waiting: 'En attente',
  accepted: 'Acceptée',
  expired: 'Expirée',
  revoked: 'Annulée',
}

const faultsFr = {
  'email-invalid': 'Pas d’adresse valable sur cette ligne',
  'too-long': 'Un nom ou une organisation trop long',
  twice: 'Déjà plus haut dans cette liste',
  'domain-refused': 'Domaine refusé dans les réglages',
  member: 'Déjà membre',
  pending: 'Déjà inscrit·e, attend votre réponse',
  refused: 'Demande refusée auparavant : voyez sa page',
  suspended: 'Compte suspendu',
  'suspended-before': 'Effacé·e pendant une suspension : à inviter à part, si vous le décidez',
  invited: 'Déjà invité·e',
}

const peopleFr = (n: number) => (n < 2 ? `${n} personne` : `${n} personnes`)

function sentFr(sent: number, left: number): string {
  const gone =
    sent < 2 ? `${sent} invitation part par courriel.` : `${sent} invitations partent par courriel.`
  if (left === 0) return gone
  const rest = left < 2 ? 'Une ligne est restée' : `${left} lignes sont restées`
  return `${gone} ${rest} de côté.`
}

const fr = {
  list: {
    title: 'Invitations',
    description: 'Les personnes invitées à devenir membres.',
    back: 'Tous les membres',
    lead: `Une invitation vaut validation : qui l’accepte est membre aussitôt. Elle reste valable ${INVITATION_DAYS} jours.`,
    one: 'Inviter une personne',
    many: 'Inviter plusieurs personnes',
    search: 'Nom, adresse ou organisation',
    state: 'État',
    anyState: 'Tous les états',
    apply: 'Filtrer',
    reset: 'Tout afficher',
    count: (n: number): string => (n < 2 ? `${n} invitation` : `${n} invitations`),
    columns: {
      person: 'Personne',
      organisation: 'Organisation',
      state: 'État',
      dates: 'Dates',
      inviter: 'Invitée par',
      acts: 'Agir',
    },
    invited: (date: string) => `invitée le ${date}`,
    resent: (date: string) => `renvoyée le ${date}`,
    until: (date: string) => `valable jusqu’au ${date}`,
    since: (date: string) => `expirée depuis le ${date}`,
    accepted: (date: string) => `acceptée le ${date}`,
    revoked: (date: string) => `annulée le ${date}`,
    formerMember: 'un ancien membre',
    resend: 'Renvoyer',
    revoke: 'Annuler…',
    revokeHint: 'Le lien déjà envoyé ne mènera plus à rien. La personne n’en est pas avertie.',
    revokeConfirm: 'Annuler l’invitation',
    none: 'Aucune invitation ne correspond',
    noneHint: 'Retirez un filtre ou cherchez un autre mot.',
    nobody: 'Personne n’a encore été invité',
    nobodyHint: 'Invitez une personne, ou collez une liste d’adresses.',
    done: {
      invited: 'L’invitation part par courriel.',
      resend: 'Une nouvelle invitation part ; le lien de l’ancienne ne vaut plus rien.',
      revoke: 'L’invitation est annulée.',
      over: 'Cette invitation n’était plus ouverte, ou la personne a déjà un compte : rien n’a été fait.',
    },
    sent: sentFr,
  },
  states: statesFr,
  one: {
    title: 'Inviter une personne',
    description: 'Envoyer une invitation à devenir membre.',
    back: 'Toutes les invitations',
    lead: `Elle reçoit un courriel avec un lien valable ${INVITATION_DAYS} jours, choisit un mot de passe, et elle est membre.`,
    submit: 'Envoyer l’invitation',
  },
  many: {
    title: 'Inviter plusieurs personnes',
    description: 'Inviter les personnes d’une liste.',
    lead: 'Collez une liste ou choisissez un fichier. Vous verrez ce qui a été compris de chaque ligne avant que rien ne parte.',
    preview: 'Voir ce qui partira',
    previewTitle: 'Ce qui a été compris',
    good: (n: number): string =>
      n === 0
        ? 'Aucune ligne ne peut partir. Corrigez la liste ci-dessous.'
        : `${peopleFr(n)} ${n < 2 ? 'recevra' : 'recevront'} une invitation.`,
    bad: (n: number): string =>
      n < 2 ? 'Une ligne reste de côté ; voyez pourquoi.' : `${n} lignes restent de côté ; voyez pourquoi.`,
    send: (n: number): string => (n < 2 ? 'Envoyer l’invitation' : `Envoyer les ${n} invitations`),
    edit: 'Corriger la liste',
    columns: { line: 'Ligne', person: 'Personne', organisation: 'Organisation', verdict: 'Résultat' },
    willSend: 'Sera envoyée',
    faults: faultsFr,
  },
  fields: {
    email: 'Adresse électronique',
    firstName: 'Prénom',
    lastName: 'Nom',
    organisation: 'Organisation',
    lang: 'Langue du courriel',
    message: 'Message personnel',
    wantedPath: 'Page à montrer',
    list: 'Liste',
    file: 'Fichier CSV ou texte',
  },
  hints: {
    names: 'Nom et organisation préremplissent son formulaire ; la personne pourra les corriger.',
    message: 'Quelques lignes de votre main, reprises dans le courriel.',
    wantedPath:
      'L’adresse d’un atelier ou d’un document de ce portail : la personne y arrivera après son inscription.',
    langMany: 'Pour les lignes qui n’en indiquent pas.',
    list: 'Une personne par ligne : une adresse seule, « Prénom Nom <adresse> », ou des colonnes : adresse ; prénom ; nom ; organisation ; langue (fr ou en). Une ligne d’en-têtes est reconnue. 300 personnes au plus.',
    file: 'Son contenu s’ajoute à la liste.',
  },
  languages: { fr: 'Français', en: 'Anglais' },
  page: {
    title: 'Vous êtes invité·e',
    description: 'Accepter une invitation à devenir membre.',
    by: (inviter: string, site: string): string => `${inviter} vous invite à devenir membre de ${site}.`,
    said: 'Son message :',
    lead: (date: string): string =>
      `Vérifiez vos informations, choisissez un mot de passe, et vous êtes membre. L’invitation est valable jusqu’au ${date}.`,
    organisationHint: 'Votre structure, ou « à titre personnel ».',
    emailHint: 'L’invitation est liée à cette adresse. Vous vous connecterez avec elle.',
    submit: 'Accepter l’invitation',
    spentTitle: 'Cette invitation n’est plus valable',
    spentLead:
      'Elle a déjà servi, elle a expiré, elle a été annulée, ou un courriel plus récent la remplace. Si vous avez déjà un compte, connectez-vous ; sinon, demandez à la personne qui vous a invité·e de vous en envoyer une autre.',
    hasAccount: 'Cette adresse a déjà un compte : connectez-vous.',
    login: 'Se connecter',
    signedInTitle: 'Vous êtes déjà connecté·e',
    signedInLead: (name: string): string =>
      `Ce navigateur est celui de ${name}. Pour accepter une invitation adressée à quelqu’un d’autre, déconnectez-vous, puis rouvrez le lien du courriel.`,
    account: 'Aller à mon compte',
  },
}

const statesEn: typeof statesFr = {
  waiting: 'Waiting',
  accepted: 'Accepted',
  expired: 'Expired',
  revoked: 'Revoked',
}

const faultsEn: typeof faultsFr = {
  'email-invalid': 'No valid address on this line',
  'too-long': 'A name or an organisation that is too long',
  twice: 'Higher up in this list already',
  'domain-refused': 'Domain refused in the settings',
  member: 'A member already',
  pending: 'Registered already, waiting for your answer',
  refused: 'Request refused before: see the person’s page',
  suspended: 'Account suspended',
  'suspended-before': 'Erased while suspended: to be invited separately, if you so decide',
  invited: 'Invited already',
}

const peopleEn = (n: number) => (n === 1 ? '1 person' : `${n} people`)

function sentEn(sent: number, left: number): string {
  const gone = sent === 1 ? '1 invitation is on the way.' : `${sent} invitations are on the way.`
  if (left === 0) return gone
  const rest = left === 1 ? 'One line was' : `${left} lines were`
  return `${gone} ${rest} left out.`
}

const en: typeof fr = {
  list: {
    title: 'Invitations',
    description: 'The people who were invited to become members.',
    back: 'All members',
    lead: `An invitation is an approval: whoever accepts it is a member at once. It is valid for ${INVITATION_DAYS} days.`,
    one: 'Invite one person',
    many: 'Invite several people',
    search: 'Name, address or organisation',
    state: 'State',
    anyState: 'All states',
    apply: 'Filter',
    reset: 'Show all',
    count: (n) => (n === 1 ? '1 invitation' : `${n} invitations`),
    columns: {
      person: 'Person',
      organisation: 'Organisation',
      state: 'State',
      dates: 'Dates',
      inviter: 'Invited by',
      acts: 'Action',
    },
    invited: (date) => `invited on ${date}`,
    resent: (date) => `sent again on ${date}`,
    until: (date) => `valid until ${date}`,
    since: (date) => `expired on ${date}`,
    accepted: (date) => `accepted on ${date}`,
    revoked: (date) => `revoked on ${date}`,
    formerMember: 'a former member',
    resend: 'Send again',
    revoke: 'Revoke…',
    revokeHint: 'The link that was sent will lead nowhere. The person is not told.',
    revokeConfirm: 'Revoke the invitation',
    none: 'No invitation matches',
    noneHint: 'Remove a filter or search for another word.',
    nobody: 'Nobody has been invited yet',
    nobodyHint: 'Invite one person, or paste a list of addresses.',
    done: {
      invited: 'The invitation is on its way.',
      resend: 'A new invitation is on its way; the link of the old one no longer works.',
      revoke: 'The invitation is revoked.',
      over: 'This invitation was no longer open, or the person has an account already: nothing was done.',
    },
    sent: sentEn,
  },
  states: statesEn,
  one: {
    title: 'Invite one person',
    description: 'Sending an invitation to become a member.',
    back: 'All invitations',
    lead: `The person gets an e-mail with a link that is valid for ${INVITATION_DAYS} days, chooses a password, and is a member.`,
    submit: 'Send the invitation',
  },
  many: {
    title: 'Invite several people',
    description: 'Inviting the people of a list.',
    lead: 'Paste a list or choose a file. You will see what was understood of each line before anything is sent.',
    preview: 'See what will be sent',
    previewTitle: 'What was understood',
    good: (n) =>
      n === 0 ? 'No line can be sent. Correct the list below.' : `${peopleEn(n)} will receive an invitation.`,
    bad: (n) => (n === 1 ? 'One line is left out; see why.' : `${n} lines are left out; see why.`),
    send: (n) => (n === 1 ? 'Send the invitation' : `Send the ${n} invitations`),
    edit: 'Correct the list',
    columns: { line: 'Line', person: 'Person', organisation: 'Organisation', verdict: 'Result' },
    willSend: 'Will be sent',
    faults: faultsEn,
  },
  fields: {
    email: 'E-mail address',
    firstName: 'First name',
    lastName: 'Last name',
    organisation: 'Organisation',
    lang: 'Language of the e-mail',
    message: 'Personal message',
    wantedPath: 'Page to show',
    list: 'List',
    file: 'CSV or text file',
  },
  hints: {
    names: 'Name and organisation fill in the person’s form beforehand, and can be corrected there.',
    message: 'A few lines in your own words, quoted in the e-mail.',
    wantedPath:
      'The address of a workshop or a document of this portal: the person will come to it after registering.',
    langMany: 'For lines that name none.',
    list: 'One person per line: an address alone, “First Last <address>”, or columns: address; first name; last name; organisation; language (fr or en). A line of headings is recognised. 300 people at most.',
    file: 'What it contains is added to the list.',
  },
  languages: { fr: 'French', en: 'English' },
  page: {
    title: 'You are invited',
    description: 'Accepting an invitation to become a member.',
    by: (inviter, site) => `${inviter} invites you to become a member of ${site}.`,
    said: 'The message:',
    lead: (date) =>
      `Check your details, choose a password, and you are a member. The invitation is valid until ${date}.`,
    organisationHint: 'Where you work or study, or “in my own name”.',
    emailHint: 'The invitation is bound to this address. You will sign in with it.',
    submit: 'Accept the invitation',
    spentTitle: 'This invitation is no longer valid',
    spentLead:
      'It was used already, it has expired, it was revoked, or a later e-mail replaces it. If you have an account, sign in; if not, ask the person who invited you to send another.',
    hasAccount: 'This address has an account already: sign in.',
    login: 'Sign in',
    signedInTitle: 'You are signed in already',
    signedInLead: (name) =>
      `This browser is ${name}’s. To accept an invitation to somebody else, sign out, then open the link of the e-mail again.`,
    account: 'Go to my account',
  },
}

export const invitationTexts = dictionary(fr, { en })
