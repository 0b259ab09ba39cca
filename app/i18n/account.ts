import type { Standing } from '~/domain/membership/membership'
import { dictionary } from './dictionary'

type SeenStanding = Extract<Standing, 'pending' | 'active'>

const standingsFr: Record<SeenStanding, { title: string; text: string }> = {
  pending: {
    title: 'Votre inscription attend la validation de l’équipe',
    text: 'Votre adresse est confirmée. Un courriel vous dira quand les documents vous seront ouverts ; il n’y a rien d’autre à faire.',
  },
  active: {
    title: 'Vous êtes membre',
    text: 'Les présentations et documents réservés aux membres vous sont ouverts.',
  },
}

const fr = {
  areas: 'Mon compte',
  profile: {
    title: 'Mon compte',
    tab: 'Profil',
    description: 'Votre profil, votre mot de passe et vos connexions.',
    lead: (name: string) => `Bonjour ${name}`,
    details: 'Mes informations',
    email: 'Adresse électronique',
    emailHint: 'C’est avec elle que vous vous connectez.',
    changeEmail: 'Changer d’adresse',
    emailChanged: 'Votre adresse est changée, vos autres appareils sont déconnectés.',
    language: 'Langue des courriels et de l’interface',
    languages: { fr: 'Français', en: 'Anglais (English)' },
    submit: 'Enregistrer',
    saved: 'Vos informations sont enregistrées.',
    confirmed: 'Votre adresse est confirmée.',
    memberSince: (date: string) => `Inscription du ${date}`,
    wanted: 'Revenir à la page que vous vouliez lire',
  },
  standings: standingsFr,
  roles: { member: 'Membre', editor: 'Éditeur ou éditrice', admin: 'Administration' },
  security: {
    title: 'Sécurité',
    tab: 'Sécurité',
    description: 'Changer de mot de passe, voir et fermer vos connexions.',
    passwordTitle: 'Mot de passe',
    current: 'Mot de passe actuel',
    next: 'Nouveau mot de passe',
    passwordLead:
      'Quand vous en changez, vos autres appareils sont déconnectés et un courriel vous le confirme.',
    passwordSubmit: 'Changer de mot de passe',
    passwordSave: 'Enregistrer',
    sessionsTitle: 'Connexions en cours',
    sessionsLead:
      'Chaque ligne est un appareil connecté à votre compte. Fermez celles que vous ne reconnaissez pas, puis changez de mot de passe. Fermer toutes les autres met aussi fin à vos jetons d’accès.',
    unknownDevice: 'Appareil inconnu',
    here: 'cet appareil',
    lastSeen: (moment: string) => `Vu pour la dernière fois le ${moment}`,
    startedAt: (moment: string) => `Connecté depuis le ${moment}`,
    end: 'Fermer',
    endNamed: (device: string) => `Fermer la connexion « ${device} »`,
    endOthers: 'Fermer toutes les autres connexions',
    onlyHere: 'Aucun autre appareil n’est connecté.',
    done: {
      password: 'Votre mot de passe est changé, vos autres appareils sont déconnectés.',
      ended: 'La connexion est fermée.',
      'factor-off': 'L’application est retirée.',
      'others-ended': 'Toutes les autres connexions sont fermées.',
    },
  },
}

const standingsEn: typeof standingsFr = {
  pending: {
    title: 'Your registration waits for the team’s approval',
    text: 'Your address is confirmed. An e-mail will tell you when the documents are open to you; there is nothing else to do.',
  },
  active: { title: 'You are a member', text: 'Presentations and documents for members are open to you.' },
}

const en: typeof fr = {
  areas: 'My account',
  profile: {
    title: 'My account',
    tab: 'Profile',
    description: 'Your profile, your password and your sign-ins.',
    lead: (name: string) => `Hello ${name}`,
    details: 'My details',
    email: 'E-mail address',
    emailHint: 'You sign in with it.',
    changeEmail: 'Change address',
    emailChanged: 'Your address is changed, your other devices are signed out.',
    language: 'Language of e-mails and pages',
    languages: { fr: 'French (Français)', en: 'English' },
    submit: 'Save',
    saved: 'Your details are saved.',
    confirmed: 'Your address is confirmed.',
    memberSince: (date: string) => `Registered on ${date}`,
    wanted: 'Back to the page that you wanted to read',
  },
  standings: standingsEn,
  roles: { member: 'Member', editor: 'Editor', admin: 'Administrator' },
  security: {
    title: 'Security',
    tab: 'Security',
    description: 'Change your password, see and end your sign-ins.',
    passwordTitle: 'Password',
    current: 'Current password',
    next: 'New password',
    passwordLead: 'Your other devices will be signed out, and an e-mail will confirm it.',
    passwordSubmit: 'Change password',
    passwordSave: 'Save',
    sessionsTitle: 'Current sign-ins',
    sessionsLead:
      'Each line is a device signed in to your account. End those that you do not recognise, then change your password. Ending all others also ends your access tokens.',
    unknownDevice: 'Unknown device',
    here: 'this device',
    lastSeen: (moment: string) => `Last seen on ${moment}`,
    startedAt: (moment: string) => `Signed in since ${moment}`,
    end: 'End',
    endNamed: (device: string) => `End the sign-in “${device}”`,
    endOthers: 'End all other sign-ins',
    onlyHere: 'No other device is signed in.',
    done: {
      password: 'Your password is changed, your other devices are signed out.',
      ended: 'The sign-in has ended.',
      'factor-off': 'The app is removed.',
      'others-ended': 'All other sign-ins have ended.',
    },
  },
}

export const accountTexts = dictionary(fr, { en })
