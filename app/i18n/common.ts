import { dictionary } from './dictionary'

const fr = {
  skipToContent: 'Aller au contenu',
  menu: 'Menu',
  mainNavigation: 'Navigation principale',
  footerNavigation: 'Le site',
  legalNavigation: 'Informations légales',
  goOn: 'Continuer la visite',
  breadcrumb: 'Fil d’Ariane',
  home: 'Accueil',
  workshops: 'Ateliers',
  documents: 'Documents',
  signIn: 'Se connecter',
  signOut: 'Se déconnecter',
  register: 'Devenir membre',
  account: 'Mon compte',
  desk: 'Bureau',
  otherLanguage: 'Lire cette page en français',
  backToTop: 'Retour en haut',
  accessibility: {
    compliant: 'Accessibilité : totalement conforme',
    'partially-compliant': 'Accessibilité : partiellement conforme',
    'non-compliant': 'Accessibilité : non conforme',
  },
  requiredNote: '* Champ requis',
  optional: 'facultatif',
  errorsTitle: 'Il reste quelque chose à corriger',
  errorsLead: 'Rien n’est perdu : corrigez les champs suivants puis envoyez de nouveau.',
  showPassword: 'Afficher',
  hidePassword: 'Masquer',
  /** Said with the two before, to those who hear the button without seeing its field. */
  ofPassword: 'le mot de passe',
  updatedOn: (date: string) => `Version du ${date}`,
  notFound: {
    title: 'Cette page n’existe pas',
    lead: 'L’adresse a peut-être changé, ou la page a été retirée.',
  },
  forbidden: {
    title: 'Ce contenu vous est fermé',
    lead: 'Votre compte ne donne pas accès à ce contenu.',
  },
  tooMany: {
    title: 'Trop de demandes à la fois',
    lead: 'Patientez quelques minutes, puis essayez de nouveau.',
  },
  busy: {
    title: 'Le portail est très sollicité',
    lead: 'Réessayez dans une minute : rien n’a été perdu.',
  },
  failed: {
    title: 'Une erreur est survenue de notre côté',
    lead: 'Rien de ce que vous avez envoyé n’a été fait à moitié. Réessayez dans un instant.',
    reference: (id: string) => `Référence à communiquer : ${id}`,
  },
  refusedRequest: {
    title: 'Cette demande n’a pas pu être comprise',
    lead: 'Revenez à la page précédente et essayez de nouveau.',
  },
}

const en: typeof fr = {
  skipToContent: 'Skip to content',
  menu: 'Menu',
  mainNavigation: 'Main navigation',
  footerNavigation: 'The site',
  legalNavigation: 'Legal information',
  goOn: 'Where to go from here',
  breadcrumb: 'Breadcrumb',
  home: 'Home',
  workshops: 'Workshops',
  documents: 'Documents',
  signIn: 'Sign in',
  signOut: 'Sign out',
  register: 'Become a member',
  account: 'My account',
  desk: 'Publishing desk',
  otherLanguage: 'Read this page in English',
  backToTop: 'Back to top',
  accessibility: {
    compliant: 'Accessibility: fully compliant',
    'partially-compliant': 'Accessibility: partially compliant',
    'non-compliant': 'Accessibility: not compliant',
  },
  requiredNote: '* Required field',
  optional: 'optional',
  errorsTitle: 'There is something to correct',
  errorsLead: 'Nothing is lost: correct the following fields and send it again.',
  showPassword: 'Show',
  hidePassword: 'Hide',
  ofPassword: 'password',
  updatedOn: (date: string) => `Version of ${date}`,
  notFound: {
    title: 'This page does not exist',
    lead: 'Its address may have changed, or the page was withdrawn.',
  },
  forbidden: {
    title: 'This content is closed to you',
    lead: 'Your account does not give access to this content.',
  },
  tooMany: {
    title: 'Too many requests at once',
    lead: 'Wait a few minutes, then try again.',
  },
  busy: {
    title: 'The portal is very busy',
    lead: 'Try again in a minute: nothing was lost.',
  },
  failed: {
    title: 'Something went wrong on our side',
    lead: 'Nothing that you sent was done by halves. Try again in a moment.',
    reference: (id: string) => `Reference to quote: ${id}`,
  },
  refusedRequest: {
    title: 'This request could not be understood',
    lead: 'Go back to the previous page and try again.',
  },
}

export const commonTexts = dictionary(fr, { en })
