import { DURATIONS, type Duration, type RetentionRow, type Term } from '~/domain/retention'
import { dictionary } from './dictionary'

type Said = (term: Term) => string
type Row = { what: string; kept: (said: Said) => string; why: string }

const NB = '\u00a0'

/** « 23 mois et demi », « 7 jours » */
function inFrench({ n, unit }: Duration): string {
  const whole = Math.floor(n)
  const half = n > whole ? ' et demi' : ''
  return `${whole}${NB}${{ hours: 'heures', days: 'jours', months: 'mois' }[unit]}${half}`
}

/** “23 and a half months”, “7 days” */
function inEnglish({ n, unit }: Duration): string {
  const whole = Math.floor(n)
  return `${whole}${n > whole ? ' and a half' : ''}${NB}${unit}`
}

const fr = {
  columns: { what: 'Donnée', kept: 'Durée de conservation', why: 'Pourquoi cette durée' },
  caption: 'Ce qui est gardé, combien de temps et pourquoi',
  said: (term: Term) => inFrench(DURATIONS[term]),
  rows: {
    account: {
      what: 'Compte et profil',
      kept: () => 'tant que le compte existe',
      why: 'Ouvrir les documents réservés.',
    },
    unconfirmed: {
      what: 'Compte dont l’adresse n’est pas confirmée',
      kept: (d) => `${d('unconfirmed')} après l’inscription`,
      why: 'Laisser le temps de confirmer, et rien de plus.',
    },
    refused: {
      what: 'Inscription refusée',
      kept: (d) => `${d('refused')} après le refus`,
      why: 'Pouvoir répondre à une question ou revenir sur la décision.',
    },
    invitation: {
      what: 'Invitation',
      kept: (d) => `${d('invitation')} après sa fin (acceptée, annulée ou expirée)`,
      why: 'Savoir qui a été invité, et par qui.',
    },
    'guest-request': {
      what: 'Demande d’accès à un document, faite sans compte',
      kept: (d) =>
        `${d('guestAsking')} si l’adresse n’est pas confirmée ; sinon ${d('guestRequest')} après le refus ou la fin de l’accès, et ${d('guestUnanswered')} au plus sans réponse`,
      why: 'Répondre à la demande, et ouvrir le document à qui l’a obtenu.',
    },
    share: {
      what: 'Adresse à laquelle un membre partage un document',
      kept: (d) => `${d('share')} après la fin du partage`,
      why: 'Ouvrir ce document à cette personne, et montrer au membre ce qu’il a partagé.',
    },
    'reading-list': {
      what: 'Liste de lecture : les documents gardés, et depuis quand',
      kept: () => 'jusqu’à ce que vous les retiriez, ou tant que le compte existe',
      why: 'Les retrouver. Personne d’autre ne voit cette liste.',
    },
    'saved-search': {
      what: 'Recherches suivies : leurs mots, leurs filtres, le rythme des courriels',
      kept: () => 'jusqu’à ce que vous cessiez de les suivre, ou tant que le compte existe',
      why: 'Vous écrire quand un nouveau document y répond, parce que vous l’avez demandé. Chaque courriel permet d’y mettre fin.',
    },
    inactive: {
      what: 'Compte inactif',
      kept: (d) =>
        `${d('inactive')} après la dernière visite ; deux courriels préviennent, à ${d('firstWarning')} et à ${d('secondWarning')}`,
      why: 'Durée que la CNIL juge proportionnée. Les comptes de l’équipe ne sont fermés que par des personnes.',
    },
    suspended: {
      what: 'Compte suspendu',
      kept: () => 'tant que dure la suspension',
      why: 'Une suspension qui s’efface seule n’en serait pas une.',
    },
    leaving: {
      what: 'Compte dont vous avez demandé la suppression',
      kept: (d) => `${d('deletionGrace')} après la demande`,
      why: 'Vous laisser changer d’avis.',
    },
    erased: {
      what: 'Numéro d’un compte effacé, et date de l’effacement',
      kept: () => 'sans limite ; ni nom ni adresse',
      why: 'Effacer de nouveau le compte si une sauvegarde plus ancienne est restaurée.',
    },
    'suspended-address': {
      what: 'Empreinte de l’adresse d’un compte effacé pendant une suspension',
      kept: (d) => `${d('suspendedAddress')} après l’effacement`,
      why: 'Qu’une personne de l’équipe décide d’une nouvelle inscription : s’effacer ne lève pas une suspension.',
    },
    session: {
      what: 'Session de connexion',
      kept: (d) => `${d('session')} au plus, ou ${d('rememberedSession')} avec « rester connecté »`,
      why: 'Ne pas redemander le mot de passe à chaque page.',
    },
    token: {
      what: 'Liens et codes des courriels (empreintes)',
      kept: (d) => `${d('token')} après leur usage ou leur fin`,
      why: 'Dire qu’un lien a déjà servi, plutôt que d’un lien inconnu.',
    },
    'access-token': {
      what: 'Jetons d’accès (nom, droits, empreinte, jour du dernier usage)',
      kept: (d) => `jusqu’à ce que vous les arrêtiez, un an au plus ; ${d('accessToken')} après leur fin`,
      why: 'Laisser un programme lire pour vous, et vous montrer ce qui a pris fin.',
    },
    attempts: {
      what: 'Compteurs de tentatives (empreintes)',
      kept: (d) =>
        `de quelques minutes à ${d('attempts')} ; ${d('accountAttempts')} au plus pour le total des échecs sur un compte`,
      why: 'Arrêter qui essaie des mots de passe.',
    },
    'ip-address': {
      what: 'Adresse IP',
      kept: () => 'jamais gardée en clair par le portail ; empreinte dans les compteurs de tentatives',
      why: 'Limiter les tentatives répétées n’en demande pas plus.',
    },
    letter: {
      what: 'Texte des courriels',
      kept: (d) => `${d('letter')} après leur mise en file`,
      why: 'Aider qui n’a pas reçu un courriel.',
    },
    'refused-file': {
      what: 'Fichier refusé à la vérification : son nom, et qui l’a envoyé',
      kept: (d) => d('refusedFile'),
      why: 'Dire pourquoi il a été refusé. Le fichier lui-même n’est pas gardé.',
    },
    'data-export': {
      what: 'Fichier de vos données, préparé à votre demande',
      kept: (d) => d('dataExport'),
      why: 'Vous laisser le temps de le télécharger.',
    },
    audit: {
      what: 'Journal des actes : connexions, administration, publication, ouverture des fichiers réservés',
      kept: (d) => d('audit'),
      why: 'Comprendre ce qui s’est passé après un incident. Le journal nomme des numéros de compte, jamais des noms.',
    },
    'retention-report': {
      what: 'Comptes rendus des effacements automatiques',
      kept: (d) => d('retentionReport'),
      why: 'Prouver que ces durées sont tenues. Ils ne citent que des numéros.',
    },
    downloads: {
      what: 'Lectures, et téléchargements de documents publics',
      kept: () =>
        'aucun enregistrement par personne ; seuls des totaux quotidiens par document et par fichier',
      why: 'Savoir ce qui est lu, sans savoir par qui.',
    },
  } satisfies Record<RetentionRow, Row> as Record<RetentionRow, Row>,
}

const en: typeof fr = {
  columns: { what: 'Data', kept: 'Kept for', why: 'Why that long' },
  caption: 'What is kept, for how long and why',
  said: (term) => inEnglish(DURATIONS[term]),
  rows: {
    account: {
      what: 'Account and profile',
      kept: () => 'for as long as the account exists',
      why: 'To open restricted documents.',
    },
    unconfirmed: {
      what: 'Account whose address is not confirmed',
      kept: (d) => `${d('unconfirmed')} after registration`,
      why: 'Time to confirm, and nothing more.',
    },
    refused: {
      what: 'Refused registration',
      kept: (d) => `${d('refused')} after the refusal`,
      why: 'To answer a question, or to think again.',
    },
    invitation: {
      what: 'Invitation',
      kept: (d) => `${d('invitation')} after its end (accepted, revoked or expired)`,
      why: 'To know who was invited, and by whom.',
    },
    'guest-request': {
      what: 'Request for a document, made without an account',
      kept: (d) =>
        `${d('guestAsking')} if the address is not confirmed; else ${d('guestRequest')} after it was declined or its access ended, and ${d('guestUnanswered')} at most without an answer`,
      why: 'To answer the request, and open the document to who was granted it.',
    },
    share: {
      what: 'Address with which a member shares a document',
      kept: (d) => `${d('share')} after the end of the share`,
      why: 'To open that document to that person, and show the member what is shared.',
    },
    'reading-list': {
      what: 'Reading list: the documents kept, and since when',
      kept: () => 'until you remove them, or as long as the account exists',
      why: 'To find them again. Nobody else sees this list.',
    },
    'saved-search': {
      what: 'Searches that are followed: their words, their filters, how often',
      kept: () => 'until you follow them no more, or as long as the account exists',
      why: 'To write to you when a new document answers them, because you asked for it. Each e-mail lets you end it.',
    },
    inactive: {
      what: 'Inactive account',
      kept: (d) =>
        `${d('inactive')} after the last visit; two e-mails warn, at ${d('firstWarning')} and at ${d('secondWarning')}`,
      why: 'A term that the CNIL finds proportionate. Accounts of the team are closed by people only.',
    },
    suspended: {
      what: 'Suspended account',
      kept: () => 'for as long as the suspension lasts',
      why: 'A suspension that erases itself would be none.',
    },
    leaving: {
      what: 'Account that you asked us to delete',
      kept: (d) => `${d('deletionGrace')} after you asked`,
      why: 'To let you change your mind.',
    },
    erased: {
      what: 'Number of an erased account, and the date of its erasure',
      kept: () => 'without limit; no name, no address',
      why: 'To erase the account again if an older backup is restored.',
    },
    'suspended-address': {
      what: 'Hash of the address of an account that was erased while suspended',
      kept: (d) => `${d('suspendedAddress')} after the erasure`,
      why: 'So that somebody of the team decides about a new registration: being erased lifts no suspension.',
    },
    session: {
      what: 'Login session',
      kept: (d) => `${d('session')} at most, or ${d('rememberedSession')} with “stay signed in”`,
      why: 'So that you are not asked for your password on every page.',
    },
    token: {
      what: 'Links and codes of e-mails (fingerprints)',
      kept: (d) => `${d('token')} after their use or their end`,
      why: 'To say that a link was used already, rather than that it is unknown.',
    },
    'access-token': {
      what: 'Access tokens (name, rights, fingerprint, day of the last use)',
      kept: (d) => `until you end them, a year at most; ${d('accessToken')} after their end`,
      why: 'To let a program read for you, and to show you what has ended.',
    },
    attempts: {
      what: 'Counters of attempts (fingerprints)',
      kept: (d) =>
        `from a few minutes to ${d('attempts')}; ${d('accountAttempts')} at most for the total of failures on one account`,
      why: 'To stop those who try passwords.',
    },
    'ip-address': {
      what: 'IP address',
      kept: () => 'never kept in clear by the portal; a fingerprint in the counters of attempts',
      why: 'Limiting repeated attempts asks for no more.',
    },
    letter: {
      what: 'Text of e-mails',
      kept: (d) => `${d('letter')} after they were queued`,
      why: 'To help those who did not get one.',
    },
    'refused-file': {
      what: 'File refused by its check: its name, and who sent it',
      kept: (d) => d('refusedFile'),
      why: 'To say why it was refused. The file itself is not kept.',
    },
    'data-export': {
      what: 'File of your data, made when you asked for it',
      kept: (d) => d('dataExport'),
      why: 'To give you time to download it.',
    },
    audit: {
      what: 'Audit trail: signing in, administration, publishing, opening of restricted files',
      kept: (d) => d('audit'),
      why: 'To understand what happened after an incident. It names account numbers, never names.',
    },
    'retention-report': {
      what: 'Reports of automatic erasures',
      kept: (d) => d('retentionReport'),
      why: 'To prove that these terms are kept. They state numbers only.',
    },
    downloads: {
      what: 'Readings, and downloads of public documents',
      kept: () => 'not recorded by person; only daily totals for each document and file',
      why: 'To know what is read, without knowing by whom.',
    },
  },
}

export const retentionTexts = dictionary(fr, { en })
