import type { UploadMode, UploadRefusal } from '~/domain/library/upload'
import { dictionary } from './dictionary'

const refusedFr: Record<UploadRefusal, string> = {
  'no-file': 'Aucun fichier n’est arrivé : choisissez-en un, ou recommencez si la connexion s’est coupée.',
  'name-invalid': 'Ce nom de fichier n’est pas utilisable : donnez-lui un nom et son extension.',
  empty: 'Ce fichier est vide.',
  unknown:
    'Ce n’est pas un fichier que garde le portail, ou il est abîmé. Acceptés : PDF, PowerPoint, Word, Excel, OpenDocument, PNG, JPEG, WebP, MP4, WebM, CSV, ZIP.',
  misnamed: 'Le nom de ce fichier ne dit pas ce qu’il est : son extension ne correspond pas à son contenu.',
  legacy:
    'Ce fichier est à l’ancien format d’Office (.ppt, .doc, .xls) : enregistrez-le en .pptx, .docx ou .xlsx, puis déposez-le.',
  broken: 'Ce fichier est abîmé : il ne s’ouvre pas. Enregistrez-le de nouveau, puis déposez-le.',
  encrypted: 'Ce fichier est protégé par un mot de passe : retirez-le, puis déposez le fichier.',
  macros: 'Ce fichier contient des macros, que le portail ne garde pas : enregistrez-le sans macros.',
  oversized: 'Ce fichier se déploie bien au-delà de sa taille : par prudence, il n’est pas gardé.',
  nested: 'Cette archive en contient d’autres : déposez leurs fichiers dans une seule archive, ou un par un.',
  disguised:
    'Ce fichier en cache un autre, devant ou derrière lui : enregistrez-le de nouveau depuis le logiciel qui l’a fait.',
  infected:
    'L’antivirus a reconnu un logiciel malveillant : le fichier n’est pas gardé, et les administrateurs sont prévenus.',
  'too-many-pages': 'Ce fichier a trop de pages : partagez-le en plusieurs.',
  'too-large-pages':
    'Une page de ce fichier est démesurée : enregistrez-le de nouveau à une taille d’impression.',
  unreadable:
    'Ce fichier n’a pas pu être lu, même en plusieurs essais : enregistrez-le de nouveau, puis déposez-le.',
  'sender-gone':
    'La personne qui a envoyé ce fichier ne peut plus publier : il n’a pas été ajouté. Qui en a le droit peut le déposer de nouveau.',
  'too-large': 'Ce fichier est trop gros.',
  'no-space': 'Il n’y a plus assez de place sur le serveur : prévenez la personne qui l’exploite.',
  'store-down':
    'Le stockage des fichiers ne répond pas pour l’instant. Rien n’a été gardé : recommencez dans quelques minutes.',
  'already-there':
    'Un fichier de ce nom est déjà dans la version actuelle : choisissez « nouvelle version » pour le remplacer.',
  invalid: 'Ce dépôt n’a pas pu être compris : rechargez la page et recommencez.',
  'too-many': 'Trop de dépôts en une heure : patientez un peu.',
  'length-unknown': 'La taille du fichier n’a pas été annoncée : recommencez avec un autre navigateur.',
}

const modesFr: Record<UploadMode, { label: string; hint: string }> = {
  add: {
    label: 'Ajouter à la version actuelle',
    hint: 'Pour un premier fichier, un autre format, une autre langue.',
  },
  'new-version': {
    label: 'Nouvelle version',
    hint: 'Remplace le fichier de même format et de même langue. L’ancienne version reste consultable.',
  },
}

const fr = {
  title: (title: string): string => `Fichiers : ${title}`,
  description: 'Déposer, remplacer, supprimer les fichiers d’un document.',
  back: 'Revenir au document',
  form: 'Déposer des fichiers',
  drop: 'Glissez vos fichiers ici, ou choisissez-les.',
  choose: 'Fichiers',
  chooseOne: 'Fichier',
  accepted: (limit: string): string =>
    `PDF, PowerPoint, Word, Excel, OpenDocument, PNG, JPEG, WebP, MP4, WebM, CSV ou ZIP ; ${limit} au plus par fichier.`,
  language: 'Langue du fichier',
  mode: 'Que faire de ce fichier ?',
  modes: modesFr,
  note: 'Ce qui a changé',
  noteHint: 'Pour une nouvelle version ; se lit sur la page du document.',
  send: 'Déposer',
  progress: (sent: string, total: string): string => `${sent} sur ${total}`,
  speed: (perSecond: string): string => `${perSecond}/s`,
  tooLarge: (limit: string): string => `Ce fichier est trop gros : ${limit} au plus.`,
  allStored: (n: number): string => (n < 2 ? 'Le fichier est déposé.' : `Les ${n} fichiers sont déposés.`),
  done: {
    stored: 'Le fichier est déposé.',
    removed: 'Le fichier est supprimé.',
    dismissed: 'Le fichier n’est plus dans la liste.',
  },
  refused: refusedFr,
  versions: 'Versions et fichiers',
  version: (n: number): string => `Version ${n}`,
  current: 'actuelle',
  none: 'Aucun fichier pour l’instant',
  noneHint: 'Déposez le premier ci-dessus : il ne sera visible qu’avec le document.',
  columns: {
    name: 'Fichier',
    language: 'Langue',
    size: 'Taille',
    downloads: 'Téléchargements',
    acts: 'Actes',
  },
  storedOn: (date: string): string => `déposé le ${date}`,
  remove: 'Supprimer…',
  removeHint: 'Le fichier est effacé, avec le compte de ses téléchargements. Il n’y a pas de retour.',
  removeConfirm: 'Supprimer définitivement',
}

const en: typeof fr = {
  title: (title) => `Files: ${title}`,
  description: 'Put up, replace, remove the files of a document.',
  back: 'Back to the document',
  form: 'Put up files',
  drop: 'Drop your files here, or choose them.',
  choose: 'Files',
  chooseOne: 'File',
  accepted: (limit) =>
    `PDF, PowerPoint, Word, Excel, OpenDocument, PNG, JPEG, WebP, MP4, WebM, CSV or ZIP; ${limit} at most for each file.`,
  language: 'Language of the file',
  mode: 'What is to be done with this file?',
  modes: {
    add: { label: 'Add to the current version', hint: 'For a first file, another format, another language.' },
    'new-version': {
      label: 'New version',
      hint: 'Replaces the file of the same format and language. The earlier version can still be read.',
    },
  },
  note: 'What has changed',
  noteHint: 'For a new version; shown on the document’s page.',
  send: 'Put up',
  progress: (sent, total) => `${sent} of ${total}`,
  speed: (perSecond) => `${perSecond}/s`,
  tooLarge: (limit) => `This file is too large: ${limit} at most.`,
  allStored: (n) => (n === 1 ? 'The file is stored.' : `The ${n} files are stored.`),
  done: {
    stored: 'The file is stored.',
    removed: 'The file is removed.',
    dismissed: 'The file is off the list.',
  },
  refused: {
    'no-file': 'No file has arrived: choose one, or try again if the connection was cut.',
    'name-invalid': 'This file name cannot be used: give it a name and its extension.',
    empty: 'This file is empty.',
    unknown:
      'This is not a kind of file that the portal keeps, or it is damaged. Accepted: PDF, PowerPoint, Word, Excel, OpenDocument, PNG, JPEG, WebP, MP4, WebM, CSV, ZIP.',
    misnamed: 'The name of this file does not say what it is: its extension does not fit its content.',
    legacy:
      'This file has the old format of Office (.ppt, .doc, .xls): save it as .pptx, .docx or .xlsx, then put it up.',
    broken: 'This file is damaged: it does not open. Save it anew, then put it up.',
    encrypted: 'This file is protected by a password: remove it, then put the file up.',
    macros: 'This file holds macros, which the portal does not keep: save it without macros.',
    oversized: 'This file unpacks far beyond its size: to be safe, it is not kept.',
    nested: 'This archive holds others: put their files into a single archive, or up one by one.',
    disguised:
      'This file hides another one, before or behind it: save it anew from the program that made it.',
    infected:
      'The virus scanner has recognised harmful software: the file is not kept, and the administrators are told.',
    'too-many-pages': 'This file has too many pages: split it into several.',
    'too-large-pages': 'A page of this file is of enormous size: save it anew at a size for printing.',
    unreadable: 'This file could not be read, in several tries: save it anew, then put it up.',
    'sender-gone':
      'The person who sent this file may no longer publish: it was not added. Whoever may can upload it again.',
    'too-large': 'This file is too large.',
    'no-space': 'There is not enough room left on the server: tell the person who runs it.',
    'store-down':
      'The store of files does not answer at the moment. Nothing was kept: try again in a few minutes.',
    'already-there':
      'A file of this name is in the current version already: choose “new version” to replace it.',
    invalid: 'This upload could not be understood: reload the page and try again.',
    'too-many': 'Too many uploads in an hour: wait a little.',
    'length-unknown': 'The size of the file was not announced: try again with another browser.',
  },
  versions: 'Versions and files',
  version: (n) => `Version ${n}`,
  current: 'current',
  none: 'No file yet',
  noneHint: 'Put up the first one above: it will be seen only with the document.',
  columns: { name: 'File', language: 'Language', size: 'Size', downloads: 'Downloads', acts: 'Acts' },
  storedOn: (date) => `stored on ${date}`,
  remove: 'Remove…',
  removeHint: 'The file is erased, with the count of its downloads. There is no way back.',
  removeConfirm: 'Remove for good',
}

export const uploadTexts = dictionary(fr, { en })
