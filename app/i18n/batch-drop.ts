import { dictionary } from './dictionary'

const fr = {
  title: (workshop: string): string => `Déposer en lot : ${workshop}`,
  description: 'Déposer d’un coup les fichiers de tout un atelier.',
  back: 'Revenir à l’atelier',
  link: 'Déposer en lot',
  lead: 'Déposez tous les fichiers de l’atelier : chacun est rapproché d’une présentation par son nom. Vous vérifiez, vous corrigez, puis vous envoyez.',
  drop: 'Glissez ici des fichiers ou un dossier, ou choisissez-les.',
  choose: 'Fichiers de l’atelier',
  withoutScripts:
    'Le dépôt en lot demande JavaScript. Sans lui, chaque présentation a son propre formulaire, ci-dessous.',
  found: (n: number): string => (n < 2 ? 'Un fichier à envoyer' : `${n} fichiers à envoyer`),
  columns: { file: 'Fichier', presentation: 'Présentation', language: 'Langue', acts: 'Actes' },
  presentationOf: (name: string): string => `Présentation pour ${name}`,
  languageOf: (name: string): string => `Langue de ${name}`,
  titleOf: (name: string): string => `Titre de la présentation créée pour ${name}`,
  unmatched: 'À choisir…',
  create: 'Nouvelle présentation (brouillon)',
  newVersion: 'nouvelle version du fichier de ce nom',
  leaveOut: 'Ne pas envoyer',
  send: (n: number): string => (n < 2 ? 'Envoyer le fichier' : `Envoyer les ${n} fichiers`),
  missing: (n: number): string =>
    n < 2
      ? 'Choisissez la présentation d’un fichier encore.'
      : `Choisissez la présentation de ${n} fichiers encore.`,
  notMade: (title: string): string =>
    `La présentation « ${title} » n’a pas pu être créée : vérifiez votre connexion, puis envoyez de nouveau.`,
  oneByOne: 'Une présentation à la fois',
  oneByOneHint: 'Chaque présentation a sa page de fichiers, avec ses versions.',
}

const en: typeof fr = {
  title: (workshop) => `Put up together: ${workshop}`,
  description: 'Put up the files of a whole workshop at once.',
  back: 'Back to the workshop',
  link: 'Put up together',
  lead: 'Drop all files of the workshop: each is matched to a presentation by its name. You check, correct, then send.',
  drop: 'Drop files or a folder here, or choose them.',
  choose: 'Files of the workshop',
  withoutScripts:
    'Putting up together needs JavaScript. Without it, each presentation has a form of its own, below.',
  found: (n) => (n === 1 ? 'One file to send' : `${n} files to send`),
  columns: { file: 'File', presentation: 'Presentation', language: 'Language', acts: 'Acts' },
  presentationOf: (name) => `Presentation for ${name}`,
  languageOf: (name) => `Language of ${name}`,
  titleOf: (name) => `Title of the presentation made for ${name}`,
  unmatched: 'To be chosen…',
  create: 'New presentation (draft)',
  newVersion: 'new version of the file of this name',
  leaveOut: 'Do not send',
  send: (n) => (n === 1 ? 'Send the file' : `Send the ${n} files`),
  missing: (n) =>
    n === 1 ? 'Choose the presentation of one more file.' : `Choose the presentation of ${n} more files.`,
  notMade: (title) =>
    `The presentation “${title}” could not be made: check your connection, then send again.`,
  oneByOne: 'One presentation at a time',
  oneByOneHint: 'Each presentation has its page of files, with its versions.',
}

export const batchDropTexts = dictionary(fr, { en })
