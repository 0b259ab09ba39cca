import { LOCALES } from '~/domain/locale'
import { STAKEHOLDER_GROUPS, type StakeholderGroup } from '~/domain/membership/membership'
import { dictionary } from './dictionary'
import { membershipTexts } from './membership'

const columnsFr = {
  email: 'Adresse électronique',
  firstName: 'Prénom',
  lastName: 'Nom',
  organisation: 'Organisation',
  stakeholderGroup: 'Groupe d’acteurs',
  lang: 'Langue',
}

const faultsFr = {
  'email-invalid': 'adresse électronique non valable',
  'name-missing': 'prénom ou nom manquant',
  'too-long': 'un texte est trop long',
  invalid: 'un texte contient un signe interdit',
  'group-unknown': 'groupe d’acteurs inconnu',
  'language-unknown': 'langue inconnue',
  'domain-refused': 'domaine refusé dans les réglages',
  twice: 'déjà plus haut dans cette liste',
  exists: 'a déjà un compte, qui reste tel quel',
  'suspended-before':
    'a été effacé·e pendant une suspension : invitez cette personne à part, si vous le décidez',
}

const fr = {
  title: 'Importer des membres',
  description: 'Ouvrir des comptes à partir d’une liste.',
  back: 'Tous les membres',
  lead: 'Chaque personne reçoit un compte de membre, déjà validé, et un courriel pour choisir son mot de passe. Rien n’est écrit avant que vous ayez vu la liste.',
  columnsTitle: 'Ce que la liste contient',
  columnsLead: (most: number): string =>
    `Une personne par ligne, ${most} au plus, les colonnes séparées par un point-virgule, une virgule ou une tabulation. La première ligne peut nommer les colonnes, en français ou en anglais ; sinon, elles viennent dans cet ordre :`,
  columns: columnsFr,
  optional: 'facultatif',
  groups: (list: string) => `Groupes d’acteurs connus : ${list}.`,
  paste: 'Coller la liste',
  pasteHint: 'Copiez les lignes depuis votre tableur.',
  file: 'Ou choisir un fichier CSV',
  fileHint: 'Tel que votre tableur l’enregistre, 500 Ko au plus. S’il y en a un, c’est lui qui compte.',
  check: 'Vérifier la liste',
  refused: {
    empty: 'Cette liste est vide : collez des lignes ou choisissez un fichier.',
    'not-text': 'Ce fichier n’est pas un texte : enregistrez-le au format CSV depuis votre tableur.',
    'too-large': 'Cette liste est trop grande : importez-la en plusieurs fois.',
    'too-many-lines': 'Cette liste a plus de 500 lignes : importez-la en plusieurs fois.',
    'quote-open': 'Un guillemet ouvert n’est jamais refermé, si bien que la suite de la liste est illisible.',
  },
  refusedAt: (line: number) => `Cherchez à partir de la ligne ${line}.`,
  previewTitle: 'Voici ce qui sera importé',
  ready: (n: number): string => (n < 2 ? `${n} personne sera ajoutée` : `${n} personnes seront ajoutées`),
  faulty: (n: number): string =>
    n < 2
      ? `${n} ligne sera laissée de côté, pour la raison indiquée`
      : `${n} lignes seront laissées de côté, pour la raison indiquée`,
  nothing: 'Aucune ligne ne peut être importée : corrigez la liste ci-dessous.',
  line: 'Ligne',
  person: 'Personne',
  verdict: 'Résultat',
  willAdd: 'sera ajoutée',
  caption: 'Les lignes de la liste',
  submit: (n: number): string => (n < 2 ? 'Importer cette personne' : `Importer ces ${n} personnes`),
  correct: 'Corriger la liste',
  doneTitle: (n: number): string =>
    n === 0
      ? 'Personne n’a été ajouté'
      : n === 1
        ? 'Une personne a été ajoutée'
        : `${n} personnes ont été ajoutées`,
  doneLead: 'Un courriel part à chacune, avec un lien valable 7 jours pour choisir son mot de passe.',
  added: 'ajoutée',
  another: 'Importer une autre liste',
  faults: faultsFr,
}

const en: typeof fr = {
  title: 'Import members',
  description: 'Opening accounts from a list.',
  back: 'All members',
  lead: 'Each person gets a member account, approved already, and an e-mail to choose a password. Nothing is written before you have seen the list.',
  columnsTitle: 'What the list contains',
  columnsLead: (most) =>
    `One person per line, ${most} at most, the columns separated by semicolons, commas or tabs. The first line may name the columns, in French or English; otherwise they come in this order:`,
  columns: {
    email: 'E-mail address',
    firstName: 'First name',
    lastName: 'Last name',
    organisation: 'Organisation',
    stakeholderGroup: 'Stakeholder group',
    lang: 'Language',
  },
  optional: 'optional',
  groups: (list) => `Stakeholder groups that are known: ${list}.`,
  paste: 'Paste the list',
  pasteHint: 'Copy the lines from your spreadsheet.',
  file: 'Or choose a CSV file',
  fileHint: 'As your spreadsheet saves it, 500 KB at most. If there is one, it counts.',
  check: 'Check the list',
  refused: {
    empty: 'This list is empty: paste lines or choose a file.',
    'not-text': 'This file is not text: save it as CSV from your spreadsheet.',
    'too-large': 'This list is too large: import it in several goes.',
    'too-many-lines': 'This list has more than 500 lines: import it in several goes.',
    'quote-open': 'A quotation mark is opened and never closed, so that the rest of the list cannot be read.',
  },
  refusedAt: (line) => `Look from line ${line} on.`,
  previewTitle: 'This is what will be imported',
  ready: (n) => (n === 1 ? '1 person will be added' : `${n} people will be added`),
  faulty: (n) =>
    n === 1
      ? '1 line will be left out, for the reason given'
      : `${n} lines will be left out, for the reason given`,
  nothing: 'No line can be imported: correct the list below.',
  line: 'Line',
  person: 'Person',
  verdict: 'Result',
  willAdd: 'will be added',
  caption: 'The lines of the list',
  submit: (n) => (n === 1 ? 'Import this person' : `Import these ${n} people`),
  correct: 'Correct the list',
  doneTitle: (n) =>
    n === 0 ? 'Nobody was added' : n === 1 ? 'One person was added' : `${n} people were added`,
  doneLead: 'An e-mail is sent to each, with a link valid for 7 days to choose a password.',
  added: 'added',
  another: 'Import another list',
  faults: {
    'email-invalid': 'e-mail address not valid',
    'name-missing': 'first or last name missing',
    'too-long': 'a text is too long',
    invalid: 'a text contains a forbidden character',
    'group-unknown': 'unknown stakeholder group',
    'language-unknown': 'unknown language',
    'domain-refused': 'domain refused by the settings',
    twice: 'appears further up in this list',
    exists: 'has an account already, which stays as it is',
    'suspended-before': 'was erased while suspended: invite this person separately, if you so decide',
  },
}

export const memberImportTexts = dictionary(fr, { en })

/** Every word of a file that we understand, whatever the language of the page. */
export const importWords = {
  columns: {
    email: [...inAll('email'), 'courriel', 'e-mail', 'mail', 'adresse', 'adresse e-mail', 'email address'],
    firstName: [...inAll('firstName'), 'given name'],
    lastName: [...inAll('lastName'), 'nom de famille', 'surname', 'family name'],
    organisation: [...inAll('organisation'), 'organization', 'organisme', 'structure'],
    stakeholderGroup: [...inAll('stakeholderGroup'), 'groupe', 'group'],
    lang: inAll('lang'),
  },
  groups: Object.fromEntries(
    STAKEHOLDER_GROUPS.map((group) => [group, LOCALES.map((lang) => membershipTexts[lang].groups[group])]),
  ) as Record<StakeholderGroup, string[]>,
  languages: { fr: ['français', 'french'], en: ['anglais', 'english'] },
}

function inAll(column: keyof typeof columnsFr): string[] {
  return LOCALES.map((lang) => memberImportTexts[lang].columns[column])
}
