import { dictionary } from './dictionary'

const fr = {
  fileName: 'LISEZMOI.txt',
  title: (site: string, name: string) => `Ce que ${site} sait de vous, ${name}`,
  made: (moment: string) => `Copie faite le ${moment} (heure de Paris).`,
  formats:
    'Chaque sujet est là deux fois : en JSON, pour un programme, et en CSV, pour un tableur. Les dates y sont en temps universel (UTC). Dans les CSV, une apostrophe précède les cellules qu’un tableur prendrait pour une formule.',
  contents: {
    profile: 'Votre profil, et la page que vous vouliez lire en vous inscrivant.',
    membership: 'Les dates de votre adhésion, et la raison d’un refus s’il y en eut un.',
    sessions: 'Vos connexions ouvertes : appareil et dates.',
    consents: 'Les conditions et textes que vous avez acceptés : version et date.',
    'access-requests': 'Vos demandes d’accès à des documents, vos messages et les réponses.',
    shares:
      'Les documents que vous avez ouverts à des collègues : leur adresse, les dates, le nombre d’ouvertures.',
    'reading-list':
      'Votre liste de lecture : les documents que vous gardez pour plus tard. De ceux qui ne vous sont plus accessibles, la date seule.',
    searches: 'Les recherches que vous suivez, et à quel rythme.',
    tokens: 'Vos jetons d’accès : nom, droits, dates, jamais le jeton lui-même.',
    invitations: 'Les invitations que vous avez reçues : dates et message.',
    security: 'Second facteur, clés et codes de secours : leurs dates, jamais leurs secrets.',
    exports: 'Les copies de vos données que vous avez demandées.',
    letters:
      'Les courriels que le portail vous a écrits ces trente derniers jours : date, objet, destinataire.',
    audit: 'Le journal de ce que vous avez fait et de ce qui a été fait à votre sujet, sur douze mois.',
  },
  without:
    'N’y figurent pas : votre mot de passe, vos clés et vos codes, dont le portail ne garde que des empreintes ; les compteurs de tentatives, qui ne sont que des empreintes passagères ; vos téléchargements, que le portail ne relie à personne.',
}

const en: typeof fr = {
  fileName: 'README.txt',
  title: (site: string, name: string) => `What ${site} knows about you, ${name}`,
  made: (moment: string) => `Copy made on ${moment} (Paris time).`,
  formats:
    'Each subject is there twice: as JSON, for a program, and as CSV, for a spreadsheet. Dates are in universal time (UTC). In the CSV files an apostrophe stands before cells that a spreadsheet would take for a formula.',
  contents: {
    profile: 'Your profile, and the page that you wanted to read when you registered.',
    membership:
      'The dates of your membership, and the reason for a refusal or a suspension if one was given.',
    sessions: 'Your open sign-ins: device and dates.',
    consents: 'The terms and texts that you have accepted: version and date.',
    'access-requests': 'Your requests for access to documents, your messages and the answers.',
    shares:
      'The documents that you opened to colleagues: their addresses, the dates, how often they were opened.',
    'reading-list':
      'Your reading list: the documents that you keep for later. Of those that you can no longer see, the date alone.',
    searches: 'The searches that you follow, and how often.',
    tokens: 'Your access tokens: name, rights, dates, never the token itself.',
    invitations: 'The invitations that you were sent: dates and message.',
    security: 'Second factor, keys and recovery codes: their dates, never their secrets.',
    exports: 'The copies of your data that you have asked for.',
    letters: 'The e-mails that the portal wrote to you in the last thirty days: date, subject, recipient.',
    audit: 'The trail of what you did and of what was done about you, over twelve months.',
  },
  without:
    'Not in here: your password, your keys and your codes, of which the portal keeps only fingerprints; counters of attempts, which are only passing fingerprints; your downloads, which the portal links to nobody.',
}

export const exportReadmeTexts = dictionary(fr, { en })
