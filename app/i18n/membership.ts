import type { EntranceAlert } from '~/domain/membership/entrance-alert'
import type { StakeholderGroup } from '~/domain/membership/membership'
import { dictionary } from './dictionary'

const groupsFr: Record<StakeholderGroup, string> = {
  company: 'Entreprise',
  'public-body': 'Collectivité ou organisme public',
  association: 'Association',
  university: 'Université ou école',
  citizen: 'Habitant·e, citoyen·ne',
  other: 'Autre',
}

function waitFr(minutes: number): string {
  if (minutes <= 1) return 'une minute'
  return minutes < 120 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} heures`
}

const alertsFr = {
  'wrong-credentials':
    'L’adresse électronique ou le mot de passe n’est pas le bon. Vérifiez les deux, puis essayez de nouveau.',
  confirmFirst: 'Vous venez de vous inscrire ? Confirmez d’abord votre adresse avec le courriel reçu.',
  'too-many': (minutes: number) =>
    `Trop d’essais ou de demandes en peu de temps. Par sécurité, attendez ${waitFr(minutes)} puis recommencez ; ce que vous avez saisi est conservé.`,
  busy: 'Beaucoup de personnes se connectent en ce moment. Attendez quelques secondes puis envoyez de nouveau.',
  suspended:
    'Ce compte est suspendu. Pour en savoir plus, écrivez à l’équipe du centre : ses coordonnées sont dans les mentions légales.',
  refused: 'Votre demande d’inscription n’a pas été acceptée.',
  reason: (reason: string) => `Motif donné : « ${reason} »`,
  'send-again':
    'Ce formulaire est parti avant d’avoir pu être vérifié. Rien n’est perdu : retapez votre mot de passe et envoyez-le une nouvelle fois.',
  'app-codes-closed':
    'Après vingt codes faux de suite, l’application ne suffit plus. Entrez avec un code de secours ou une clé d’accès ; à défaut, choisissez un nouveau mot de passe avec « Mot de passe oublié », puis donnez de nouveau un code.',
  'password-sign-in-off':
    'Après de très nombreux essais, ce mot de passe ne permet plus de se connecter. Choisissez-en un nouveau avec « Mot de passe oublié » : un courriel vous y conduira.',
} satisfies Record<EntranceAlert['kind'] | 'reason' | 'confirmFirst', unknown>

const fr = {
  requiredMark: '* Champ requis',
  fields: {
    firstName: 'Prénom',
    lastName: 'Nom',
    email: 'Adresse électronique',
    password: 'Mot de passe',
    organisation: 'Organisation',
    stakeholderGroup: 'Vous êtes',
    motivation: 'Ce qui vous amène',
    acceptTerms: 'J’accepte les conditions d’utilisation, et j’ai lu ce qui est fait de mes données',
    remember: 'Rester connecté·e sur cet appareil',
    code: 'Code du courriel',
  },
  hints: {
    firstName: 'Pour vous saluer dans nos courriels.',
    lastName: 'Pour examiner votre demande.',
    lastNameKnown: 'Pour que l’équipe vous reconnaisse.',
    email:
      'Elle sert à vous connecter et à vous écrire au sujet de votre compte. Exemple : prenom.nom@exemple.fr',
    organisation:
      'Votre structure, ou « à titre personnel ». L’équipe s’en sert pour examiner votre demande.',
    stakeholderGroup: 'Ce sont les groupes d’acteurs de l’enquête du centre.',
    motivation: 'Deux lignes suffisent : elles aident l’équipe à examiner votre demande.',
    code: 'Huit chiffres et lettres, dans le courriel de confirmation.',
    remember: 'Pendant 30 jours. À éviter sur un ordinateur partagé.',
  },
  groups: groupsFr,
  chooseGroup: 'Choisissez…',
  /** What the box stands for, in a list of errors. */
  terms: 'Conditions d’utilisation',
  toLegal: 'Voir les mentions légales',
  readTerms: 'Lire les conditions d’utilisation',
  readPrivacy: 'Ce que nous faisons de vos données',
  alerts: alertsFr,
  entrance: {
    title: 'Accès réservé aux membres',
    loginTitle: 'Vous êtes membre',
    registerTitle: 'Pas encore membre',
    back: 'Vous reviendrez ensuite à cette page.',
  },
  login: {
    title: 'Se connecter',
    description: 'Connexion à l’espace des membres : présentations des ateliers et documents de recherche.',
    lead: 'Retrouvez les présentations des ateliers et les documents de recherche.',
    submit: 'Se connecter',
    forgotten: 'Mot de passe oublié ?',
    notYet: 'Pas encore membre ?',
    register: 'Devenir membre',
    passwordChanged: 'Votre nouveau mot de passe est enregistré. Connectez-vous avec lui.',
    signInFirst: 'Connectez-vous pour continuer : vous arriverez à la page demandée.',
  },
  register: {
    title: 'Devenir membre',
    description:
      'Demander un compte pour lire et télécharger les présentations et les documents de recherche.',
    lead: 'Un compte ouvre les présentations des ateliers et les documents de recherche. Il est gratuit.',
    submit: 'Envoyer mon inscription',
    already: 'Déjà membre ?',
    login: 'Se connecter',
  },
  confirm: {
    title: 'Confirmer votre adresse',
    description: 'Confirmation de l’adresse électronique donnée à l’inscription.',
    hello: (firstName: string) => `Bonjour ${firstName}.`,
    lead: (email: string) => `Un clic sur ce bouton confirme que l’adresse ${email} est la vôtre.`,
    submit: 'Confirmer mon adresse',
    registered: 'Votre inscription est notée : un courriel vient de partir',
    registeredLead:
      'Ouvrez-le et suivez son lien, ou recopiez ici le code qu’il contient. Il reste valable 24 heures.',
    sent: 'Si un compte attend confirmation à cette adresse, un nouveau courriel vient de partir',
    sentLead: 'Les liens et codes précédents ne sont plus valables. Pensez à regarder dans les indésirables.',
    codeTitle: 'Avec le code du courriel',
    codeSubmit: 'Confirmer avec ce code',
    resendTitle: 'Pas de courriel, ou plus valable ?',
    resendLead: 'Regardez d’abord dans les indésirables, puis demandez-en un nouveau.',
    resendSubmit: 'Envoyer un nouveau courriel',
    spentTitle: 'Ce lien n’est plus valable',
    spentLead:
      'Il a déjà servi, il a plus de 24 heures, ou un courriel plus récent le remplace. Si votre adresse est déjà confirmée, connectez-vous ; sinon, demandez un nouveau courriel.',
    login: 'Se connecter',
  },
  forgot: {
    title: 'Mot de passe oublié',
    description: 'Recevoir un courriel pour choisir un nouveau mot de passe.',
    lead: 'Donnez l’adresse de votre compte : nous y enverrons un lien pour choisir un nouveau mot de passe.',
    submit: 'Recevoir le lien',
    sent: 'Si cette adresse a un compte, un courriel vient de partir',
    sentLead:
      'Son lien est valable 30 minutes et ne sert qu’une fois. Pensez à regarder dans les indésirables.',
    again: 'Pas de courriel ? Recommencez',
    back: 'Revenir à la connexion',
  },
  reset: {
    title: 'Choisir un nouveau mot de passe',
    description: 'Choix d’un nouveau mot de passe.',
    lead: 'Vos autres appareils seront déconnectés.',
    newPassword: 'Nouveau mot de passe',
    firstTitle: 'Choisir votre mot de passe',
    firstLead: 'Votre compte est ouvert. Avec ce mot de passe, vous vous connecterez la prochaine fois.',
    elsewhereLead:
      'Votre adresse est confirmée. Vous confirmez depuis un autre appareil ou navigateur que celui de l’inscription : choisissez votre mot de passe, lui seul comptera.',
    firstPassword: 'Mot de passe',
    submit: 'Enregistrer ce mot de passe',
    spentTitle: 'Ce lien n’est plus valable',
    spentLead: 'Il a déjà servi, il est trop ancien, ou un courriel plus récent le remplace.',
    again: 'Demander un nouveau lien',
  },
  setup: {
    title: 'Créer le premier compte d’administration',
    description: 'Mise en service du portail.',
    lead: 'Ce compte publie les documents, valide les inscriptions et règle le portail. Cette page disparaît dès qu’il existe. En le créant, vous acceptez les conditions d’utilisation du portail.',
    submit: 'Créer ce compte',
    wrongTitle: 'Ce lien de mise en service n’est pas valable',
    wrongLead:
      'Il est affiché dans la console au démarrage du portail et reste valable une heure. Redémarrez le portail pour en obtenir un nouveau.',
  },
}

const groupsEn: typeof groupsFr = {
  company: 'Company',
  'public-body': 'Local authority or public body',
  association: 'Association',
  university: 'University or school',
  citizen: 'Resident, citizen',
  other: 'Other',
}

function waitEn(minutes: number): string {
  if (minutes <= 1) return 'one minute'
  return minutes < 120 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`
}

const alertsEn: typeof alertsFr = {
  'wrong-credentials': 'The e-mail address or the password is wrong. Check both, then try again.',
  confirmFirst: 'Have you just registered? Confirm your address first, with the e-mail that you received.',
  'too-many': (minutes: number) =>
    `Too many attempts or requests in a short time. To be safe, wait ${waitEn(minutes)} and try again; what you typed is kept.`,
  busy: 'Many people are signing in right now. Wait a few seconds and send the form again.',
  suspended:
    'This account is suspended. To learn more, write to the centre’s team: how to reach it is in the legal notice.',
  refused: 'Your registration was not accepted.',
  reason: (reason: string) => `Reason given: “${reason}”`,
  'send-again':
    'This form was sent before it could be checked. Nothing is lost: type your password again and send it once more.',
  'app-codes-closed':
    'After twenty wrong codes in a row, the app is not enough any more. Come in with a recovery code or a passkey; if you have neither, choose a new password with “Forgotten password”, then give a code again.',
  'password-sign-in-off':
    'After too many attempts this password no longer signs in. Choose a new one with “Forgotten password”: an e-mail will take you there.',
}

const en: typeof fr = {
  requiredMark: '* Required field',
  fields: {
    firstName: 'First name',
    lastName: 'Last name',
    email: 'E-mail address',
    password: 'Password',
    organisation: 'Organisation',
    stakeholderGroup: 'You are',
    motivation: 'What brings you here',
    acceptTerms: 'I accept the terms of use, and have read what is done with my data',
    remember: 'Stay signed in on this device',
    code: 'Code of the e-mail',
  },
  hints: {
    firstName: 'To greet you in our e-mails.',
    lastName: 'To look at your request.',
    lastNameKnown: 'So that the team knows you.',
    email: 'To sign in, and to write to you about your account. Example: first.last@example.org',
    organisation: 'Where you work or study, or “in my own name”. The team uses it to look at your request.',
    stakeholderGroup: 'These are the groups of the centre’s own survey.',
    motivation: 'Two lines are enough: they help the team to look at your request.',
    code: 'Eight digits and letters, in the confirmation e-mail.',
    remember: 'For 30 days. Not on a shared computer.',
  },
  groups: groupsEn,
  chooseGroup: 'Choose…',
  terms: 'Terms of use',
  toLegal: 'Go to the legal notice',
  readTerms: 'Read the terms of use',
  readPrivacy: 'What we do with your data',
  alerts: alertsEn,
  entrance: {
    title: 'For members only',
    loginTitle: 'You are a member',
    registerTitle: 'Not yet a member',
    back: 'You will come back to this page afterwards.',
  },
  login: {
    title: 'Sign in',
    description: 'Sign in to the members’ area: workshop presentations and research documents.',
    lead: 'Get back to the workshop presentations and the research documents.',
    submit: 'Sign in',
    forgotten: 'Forgotten password?',
    notYet: 'Not yet a member?',
    register: 'Become a member',
    passwordChanged: 'Your new password is saved. Sign in with it.',
    signInFirst: 'Sign in to continue: you will come to the page that you asked for.',
  },
  register: {
    title: 'Become a member',
    description: 'Ask for an account to read and download the presentations and research documents.',
    lead: 'An account opens the workshop presentations and the research documents. It is free.',
    submit: 'Send my registration',
    already: 'Already a member?',
    login: 'Sign in',
  },
  confirm: {
    title: 'Confirm your address',
    description: 'Confirmation of the e-mail address given at registration.',
    hello: (firstName: string) => `Hello ${firstName}.`,
    lead: (email: string) => `One click on this button confirms that the address ${email} is yours.`,
    submit: 'Confirm my address',
    registered: 'Your registration is noted: an e-mail is on its way',
    registeredLead: 'Open it and follow its link, or copy the code that it holds. It is valid for 24 hours.',
    sent: 'If an account waits for confirmation at this address, a new e-mail is on its way',
    sentLead: 'Earlier links and codes are no longer valid. Remember to check your spam folder.',
    codeTitle: 'With the code of the e-mail',
    codeSubmit: 'Confirm with this code',
    resendTitle: 'No e-mail, or no longer valid?',
    resendLead: 'Check your spam folder first, then ask for a new one.',
    resendSubmit: 'Send a new e-mail',
    spentTitle: 'This link is no longer valid',
    spentLead:
      'It was used already, it is more than 24 hours old, or a later e-mail replaces it. If your address is confirmed, sign in; if not, ask for a new e-mail.',
    login: 'Sign in',
  },
  forgot: {
    title: 'Forgotten password',
    description: 'Get an e-mail to choose a new password.',
    lead: 'Give the address of your account: we will send it a link to choose a new password.',
    submit: 'Send me the link',
    sent: 'If this address has an account, an e-mail is on its way',
    sentLead: 'Its link is valid for 30 minutes and works once. Remember to check your spam folder.',
    again: 'No e-mail? Ask again',
    back: 'Back to sign-in',
  },
  reset: {
    title: 'Choose a new password',
    description: 'Choosing a new password.',
    lead: 'Your other devices will be signed out.',
    newPassword: 'New password',
    firstTitle: 'Choose your password',
    firstLead: 'Your account is open. You sign in with this password from now on.',
    elsewhereLead:
      'Your address is confirmed. You are confirming on another device or browser than the one you registered with: choose your password, it alone will count.',
    firstPassword: 'Password',
    submit: 'Save this password',
    spentTitle: 'This link is no longer valid',
    spentLead: 'It was used already, it is too old, or a later e-mail replaces it.',
    again: 'Ask for a new link',
  },
  setup: {
    title: 'Create the first administration account',
    description: 'Putting the portal into service.',
    lead: 'This account publishes documents, approves registrations and sets the portal up. This page disappears as soon as it exists. By creating it you accept the portal’s terms of use.',
    submit: 'Create this account',
    wrongTitle: 'This set-up link is not valid',
    wrongLead:
      'It is printed on the console when the portal starts and is valid for an hour. Start the portal again to get a new one.',
  },
}

export const membershipTexts = dictionary(fr, { en })
