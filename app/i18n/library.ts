import type { Audience } from '~/domain/access/access-policy'
import type { DocumentKind, Licence, Life } from '~/domain/library/library-document'
import type { Locale } from '~/domain/locale'
import { dictionary } from './dictionary'

const kinds: Record<DocumentKind, string> = {
  presentation: 'Présentation',
  report: 'Rapport',
  survey: 'Enquête',
  watch: 'Veille',
  minutes: 'Compte rendu',
  article: 'Article',
  dataset: 'Jeu de données',
  other: 'Autre document',
}

const licences: Record<Licence, string> = {
  'CC-BY-4.0': 'Creative Commons Attribution 4.0',
  'CC-BY-SA-4.0': 'Creative Commons Attribution – Partage dans les mêmes conditions 4.0',
  'CC-BY-NC-4.0': 'Creative Commons Attribution – Pas d’utilisation commerciale 4.0',
  'etalab-2.0': 'Licence ouverte Etalab 2.0',
  'all-rights-reserved': 'Tous droits réservés',
}

const audiences: Record<Audience, string> = {
  public: 'Ouvert à tous',
  members: 'Réservé aux membres',
  'by-request': 'Sur demande',
  staff: 'Équipe éditoriale',
}

const lives: Record<Life, string> = {
  draft: 'Brouillon',
  scheduled: 'Publication programmée',
  published: 'Publié',
  withdrawn: 'Retiré',
}

const languages: Record<Locale, string> = { fr: 'français', en: 'anglais' }

const fr = {
  kinds,
  licences,
  audiences,
  lives,
  languages,
  demonstration: 'Donnée de démonstration',
  inOtherLanguage: (lang: Locale) => `(en ${languages[lang]})`,
  onlyInOtherLanguage: (lang: Locale) => `Ce texte n’existe pour l’instant qu’en ${languages[lang]}.`,
  openToYou: 'Ouvert pour vous',
  embargoUntil: (date: string) => `Ouverture le ${date}`,
  ofWorkshop: (title: string) => `Atelier\u00a0: ${title}`,
  files: (n: number) => (n === 0 ? 'Sans fichier' : n === 1 ? '1 fichier' : `${n} fichiers`),
  documents: (n: number) => (n === 0 ? 'Aucun document' : n === 1 ? '1 document' : `${n} documents`),
  undated: 'Date non précisée',

  workshopsPage: {
    title: 'Ateliers',
    lead: 'Chaque atelier réunit les acteurs du territoire autour d’un usage du numérique. Vous y trouvez son programme, ses intervenants et ses présentations.',
    description: 'Les ateliers du centre\u00a0: thématiques, programmes, intervenants et présentations.',
    list: 'Liste des ateliers',
    none: 'Aucun atelier n’est publié pour le moment.',
  },
  workshopPage: {
    label: 'Atelier',
    date: 'Date',
    place: 'Lieu',
    theme: 'Thématique',
    about: 'L’atelier',
    programme: 'Programme',
    time: 'Heure',
    session: 'Séance',
    speaker: 'Intervenant·e',
    speakers: 'Intervenants',
    materials: 'Présentations et documents',
    noMaterials: 'Les présentations de cet atelier seront déposées ici.',
    presentation: 'Présentation',
    all: 'Tous les ateliers',
    withdrawn: 'Cet atelier a été retiré',
    withdrawnLead: 'Sa page n’est plus consultable. Les autres ateliers restent à votre disposition.',
  },
  documentsPage: {
    title: 'Documents',
    lead: 'Présentations d’ateliers, enquêtes, veille, diagnostics et rapports. Les notices se lisent librement\u00a0; les contenus s’ouvrent aux membres.',
    description: 'La bibliothèque du centre\u00a0: présentations, enquêtes, veille, diagnostics et rapports.',
  },
  documentPage: {
    abstract: 'Résumé',
    opening: 'Les premières lignes',
    text: 'Texte',
    details: 'Notice',
    authors: 'Auteurs',
    date: 'Date',
    kind: 'Type',
    theme: 'Thématique',
    workshop: 'Atelier',
    licence: 'Licence',
    keywords: 'Mots-clés',
    audience: 'Accès',
    files: 'Fichiers',
    filesTeaser: 'Ce que contient le document',
    noFiles: 'Ce document n’a pas de fichier\u00a0: son texte se lit sur cette page.',
    version: (n: number, date: string) => `Version ${n} du ${date}`,
    download: 'Télécharger',
    read: 'Lire dans le navigateur',
    edit: 'Modifier ce document',
    staffNote: (life: string) =>
      `Vous voyez cette page en tant que membre de l’équipe. État\u00a0: ${life.toLowerCase()}.`,
    withdrawn: 'Ce document a été retiré',
    withdrawnOn: (date: string) =>
      `Il a été retiré le ${date}. Ses fichiers ne sont plus proposés\u00a0; sa référence reste citable.`,
    withdrawnReason: (reason: string) => `Motif\u00a0: ${reason}`,
    all: 'Tous les documents',
  },
}

const en: typeof fr = {
  kinds: {
    presentation: 'Presentation',
    report: 'Report',
    survey: 'Survey',
    watch: 'Watch',
    minutes: 'Minutes',
    article: 'Article',
    dataset: 'Dataset',
    other: 'Other document',
  },
  licences: {
    'CC-BY-4.0': 'Creative Commons Attribution 4.0',
    'CC-BY-SA-4.0': 'Creative Commons Attribution-ShareAlike 4.0',
    'CC-BY-NC-4.0': 'Creative Commons Attribution-NonCommercial 4.0',
    'etalab-2.0': 'Etalab Open Licence 2.0',
    'all-rights-reserved': 'All rights reserved',
  },
  audiences: {
    public: 'Open to all',
    members: 'For members',
    'by-request': 'On request',
    staff: 'Editorial team',
  },
  lives: {
    draft: 'Draft',
    scheduled: 'Scheduled',
    published: 'Published',
    withdrawn: 'Withdrawn',
  },
  languages: { fr: 'French', en: 'English' },
  demonstration: 'Demonstration data',
  inOtherLanguage: (lang) => `(in ${lang === 'fr' ? 'French' : 'English'})`,
  onlyInOtherLanguage: (lang) =>
    `For the time being this text exists only in ${lang === 'fr' ? 'French' : 'English'}.`,
  openToYou: 'Open to you',
  embargoUntil: (date) => `Opens on ${date}`,
  ofWorkshop: (title) => `Workshop: ${title}`,
  files: (n) => (n === 0 ? 'No file' : n === 1 ? '1 file' : `${n} files`),
  documents: (n) => (n === 0 ? 'No document' : n === 1 ? '1 document' : `${n} documents`),
  undated: 'Date not given',

  workshopsPage: {
    title: 'Workshops',
    lead: 'Each workshop gathers the players of the territory around one use of digital tools. Here are its programme, its speakers and its presentations.',
    description: 'The centre’s workshops: themes, programmes, speakers and presentations.',
    list: 'List of workshops',
    none: 'No workshop is published at the moment.',
  },
  workshopPage: {
    label: 'Workshop',
    date: 'Date',
    place: 'Place',
    theme: 'Theme',
    about: 'About the workshop',
    programme: 'Programme',
    time: 'Time',
    session: 'Session',
    speaker: 'Speaker',
    speakers: 'Speakers',
    materials: 'Presentations and documents',
    noMaterials: 'The presentations of this workshop will be placed here.',
    presentation: 'Presentation',
    all: 'All workshops',
    withdrawn: 'This workshop was withdrawn',
    withdrawnLead: 'Its page can no longer be read. The other workshops remain at your disposal.',
  },
  documentsPage: {
    title: 'Documents',
    lead: 'Workshop presentations, surveys, watch, diagnoses and reports. Anyone may read the records; the contents open to members.',
    description: 'The centre’s library: presentations, surveys, watch, diagnoses and reports.',
  },
  documentPage: {
    abstract: 'Abstract',
    opening: 'The first lines',
    text: 'Text',
    details: 'Record',
    authors: 'Authors',
    date: 'Date',
    kind: 'Kind',
    theme: 'Theme',
    workshop: 'Workshop',
    licence: 'Licence',
    keywords: 'Keywords',
    audience: 'Access',
    files: 'Files',
    filesTeaser: 'What the document contains',
    noFiles: 'This document has no file: its text is read on this page.',
    version: (n, date) => `Version ${n} of ${date}`,
    download: 'Download',
    read: 'Read in the browser',
    edit: 'Edit this document',
    staffNote: (life) => `You see this page as one of the team. State: ${life.toLowerCase()}.`,
    withdrawn: 'This document was withdrawn',
    withdrawnOn: (date) =>
      `It was withdrawn on ${date}. Its files are no longer offered; its reference may still be cited.`,
    withdrawnReason: (reason) => `Reason: ${reason}`,
    all: 'All documents',
  },
}

export const libraryTexts = dictionary(fr, { en })
