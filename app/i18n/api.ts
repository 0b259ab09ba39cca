import type { Scope } from '~/domain/api/access-token'
import type { OperationName, ProblemName } from '~/domain/api/operations'
import type { DocumentsQuestion, SearchQuestion, WorkshopsQuestion } from '~/domain/api/questions'
import { dictionary } from './dictionary'

export type ParameterName =
  | keyof DocumentsQuestion
  | keyof SearchQuestion
  | keyof WorkshopsQuestion
  | 'slug'
  | 'id'

type ProblemTexts = Record<ProblemName, { title: string; detail: string }>

const fr = {
  title: 'L’API du portail',
  description: 'Lire la bibliothèque par programme : adresses, jetons, limites, erreurs.',
  lead: 'Une API en lecture seule : notices, textes, ateliers, recherche et fichiers, en JSON. Sans jeton, un programme lit ce que lit un visiteur ; avec un jeton, ce que son propriétaire peut lire à cet instant, et rien de plus.',
  beginTitle: 'Commencer',
  begin: 'Ces adresses répondent sans compte :',
  withToken: 'Avec un jeton, créé dans votre compte :',
  makeToken: 'Créer un jeton',
  file: 'nom.pdf',
  openapi: 'La description complète (OpenAPI 3.1), d’où l’on peut engendrer un client :',
  tokensTitle: 'Jetons et droits',
  tokensLead:
    'Le jeton va dans l’en-tête Authorization, jamais dans une adresse : les adresses restent dans les journaux. Les cookies du site ne comptent pas ici. Le jeton d’un éditeur ou d’un administrateur lit ce que lit un membre : ni brouillons, ni bureau. Changer de mot de passe, d’adresse électronique ou de second facteur, ou fermer toutes vos autres connexions, met fin à tous vos jetons.',
  scopeColumns: { scope: 'Droit', opens: 'Ce qu’il ouvre' },
  scopes: {
    'library:read': 'notices, textes, programmes, recherche, description des fichiers',
    'files:read': 'le contenu des fichiers, à leur adresse habituelle',
  } satisfies Record<Scope, string> as Record<Scope, string>,
  addressesTitle: 'Adresses',
  addressesLead:
    'Toutes se lisent par GET ou HEAD, sous /api/v1. Un paramètre inconnu ou répété est refusé, avec son nom.',
  parameterColumns: { name: 'Paramètre', means: 'Sens', values: 'Valeurs' },
  required: 'requis',
  usual: (value: string): string => `${value} sinon`,
  fromTo: (least: string, most: string): string => `de ${least} à ${most}`,
  upTo: (most: string): string => `${most} caractères au plus`,
  everywhere: 'Partout :',
  answers: 'La réponse a pour champs :',
  needs: 'Droit du jeton',
  needsNone: 'aucun',
  operations: {
    start: 'Où tout se trouve',
    listDocuments: 'Les documents, du plus récent au plus ancien',
    openDocument: 'Un document : notice, texte et fichiers selon vos droits',
    listWorkshops: 'Les ateliers',
    openWorkshop: 'Un atelier : programme et documents',
    search: 'La recherche, qui nomme les pages trouvées',
    openFile: 'Un fichier que vous pouvez lire : taille, empreinte, adresse',
  } satisfies Record<OperationName, string> as Record<OperationName, string>,
  parameters: {
    theme: 'clé d’une thématique',
    kind: 'genre du document',
    workshop: 'nom d’un atelier, comme dans son adresse',
    language: 'langue d’un fichier',
    access: 'seulement ce qui est ouvert à qui demande',
    limit: 'nombre de réponses par page',
    page: 'clé d’une page, prise dans « next » ou « previous »',
    lang: 'langue des textes ; à défaut, celle de l’en-tête Accept-Language',
    q: 'mots cherchés ; « entre guillemets » pour une expression, -mot pour exclure',
    year: 'année du document',
    author: 'auteur, écrit comme sur la notice',
    sort: 'ordre des réponses',
    slug: 'nom du document ou de l’atelier, comme dans son adresse',
    id: 'numéro du fichier',
  } satisfies Record<ParameterName, string> as Record<ParameterName, string>,
  pagingTitle: 'Pages, cache et langue',
  paging: [
    'Une liste donne les adresses de ses pages voisines dans « next », « previous » et dans l’en-tête Link : suivez-les telles quelles.',
    'Chaque réponse porte un ETag : renvoyé dans If-None-Match, il vaut un 304 si rien n’a changé.',
    'Chaque texte dit sa langue : il peut différer de celle que vous demandez quand il n’existe que dans l’autre.',
    'Les pages web d’autres sites peuvent lire ce que lit un visiteur (CORS), mais pas envoyer de jeton.',
  ],
  limitsTitle: 'Limites',
  limitsLead:
    'Les en-têtes RateLimit et RateLimit-Policy disent ce qui reste. Au-delà, la réponse est 429, et Retry-After dit combien de secondes attendre.',
  limitColumns: { what: 'Quoi', free: 'Demandes' },
  limits: {
    token: 'Avec un jeton',
    address: 'Sans jeton, par adresse réseau',
    search: 'Recherches avec un jeton',
    'search-address': 'Recherches sans jeton',
  },
  perMinute: (points: number): string => `${points} par minute`,
  problemsTitle: 'Erreurs',
  problemsLead:
    'Chaque erreur est un document application/problem+json (RFC 9457) : « type » la nomme, « detail » dit que faire, « errors » nomme les paramètres en cause.',
  problemColumns: { status: 'Code', name: 'Nom', means: 'Sens' },
  problems: {
    'not-understood': {
      title: 'Question mal posée',
      detail: 'Un paramètre est inconnu, répété, absent ou n’a pas une valeur possible : voyez « errors ».',
    },
    'token-in-address': {
      title: 'Un jeton n’a pas sa place dans une adresse',
      detail:
        'Envoyez-le dans l’en-tête Authorization: Bearer. Une adresse reste dans les journaux : arrêtez ce jeton et créez-en un autre.',
    },
    'two-tokens': {
      title: 'Plusieurs en-têtes Authorization',
      detail: 'Envoyez un seul jeton, une seule fois.',
    },
    'token-refused': {
      title: 'Jeton refusé',
      detail: 'Ce jeton est inconnu, a pris fin, ou le compte de son propriétaire n’est pas ouvert.',
    },
    'sign-in': {
      title: 'Jeton nécessaire',
      detail: 'Ce fichier est réservé : envoyez le jeton d’une personne qui peut le lire.',
    },
    scope: {
      title: 'Droit manquant',
      detail: 'Ce jeton n’a pas le droit nommé dans l’en-tête WWW-Authenticate : créez-en un qui l’a.',
    },
    held: {
      title: 'Le compte attend quelque chose',
      detail: 'Le propriétaire de ce jeton doit d’abord se connecter au portail, qui lui dira quoi faire.',
    },
    closed: {
      title: 'Accès réservé',
      detail: 'Le propriétaire de ce jeton ne peut pas lire ce fichier. La page du document dit pourquoi.',
    },
    'not-found': {
      title: 'Introuvable',
      detail: 'Rien ne se trouve à cette adresse, ou rien que vous puissiez connaître.',
    },
    method: { title: 'Méthode refusée', detail: 'Cette API se lit : GET, HEAD et OPTIONS.' },
    'not-acceptable': { title: 'Format refusé', detail: 'Les réponses sont en application/json.' },
    withdrawn: {
      title: 'Retiré',
      detail: 'Ceci a été retiré de la bibliothèque. Sa page, pour les personnes, en garde la citation.',
    },
    content: {
      title: 'Contenu refusé',
      detail: 'Une question tient dans son adresse : n’envoyez pas de corps.',
    },
    'too-many': {
      title: 'Trop de demandes',
      detail: 'Attendez le nombre de secondes de l’en-tête Retry-After.',
    },
    failed: { title: 'Erreur de notre côté', detail: 'Réessayez ; si cela continue, écrivez à l’équipe.' },
    'too-long': {
      title: 'Recherche trop longue',
      detail: 'Cherchez des mots plus rares ou ajoutez un filtre.',
    },
    unavailable: { title: 'Service indisponible', detail: 'Réessayez dans un instant.' },
  } satisfies ProblemTexts as ProblemTexts,
  faults: {
    unknown: 'Ce paramètre n’existe pas ici.',
    repeated: 'Ce paramètre est donné plusieurs fois.',
    missing: 'Ce paramètre est requis.',
    invalid: 'Cette valeur n’est pas valable.',
    oneOf: (values: string[]): string => `Valeurs possibles : ${values.join(', ')}.`,
    least: (n: number): string => `Trop petit ou trop court : ${n} au moins.`,
    most: (n: number): string => `Trop grand ou trop long : ${n} au plus.`,
  },
}

const en: typeof fr = {
  title: 'The portal’s API',
  description: 'Reading the library by program: addresses, tokens, limits, errors.',
  lead: 'A read-only API: cards, texts, workshops, search and files, as JSON. Without a token a program reads what a visitor reads; with one, what its owner may read at that moment, and nothing more.',
  beginTitle: 'Getting started',
  begin: 'These addresses answer without an account:',
  withToken: 'With a token, made in your account:',
  makeToken: 'Make a token',
  file: 'name.pdf',
  openapi: 'The whole description (OpenAPI 3.1), from which a client can be generated:',
  tokensTitle: 'Tokens and rights',
  tokensLead:
    'The token goes into the Authorization header, never into an address: addresses stay in logs. The site’s cookies do not count here. The token of an editor or administrator reads what a member reads: no drafts, no desk. Changing your password, e-mail address or second factor, or ending all your other sign-ins, ends all your tokens.',
  scopeColumns: { scope: 'Right', opens: 'What it opens' },
  scopes: {
    'library:read': 'cards, texts, programmes, search, facts of files',
    'files:read': 'the content of files, at their usual address',
  },
  addressesTitle: 'Addresses',
  addressesLead:
    'All are read by GET or HEAD, below /api/v1. A parameter that is unknown or repeated is refused, by its name.',
  parameterColumns: { name: 'Parameter', means: 'Meaning', values: 'Values' },
  required: 'required',
  usual: (value) => `${value} otherwise`,
  fromTo: (least, most) => `${least} to ${most}`,
  upTo: (most) => `${most} characters at most`,
  everywhere: 'Everywhere:',
  answers: 'The answer has the fields',
  needs: 'Right of the token',
  needsNone: 'none',
  operations: {
    start: 'Where everything is',
    listDocuments: 'Documents, the newest first',
    openDocument: 'A document: card, text and files, by your rights',
    listWorkshops: 'Workshops',
    openWorkshop: 'A workshop: programme and documents',
    search: 'The search, which names the pages found',
    openFile: 'A file that you may read: size, hash, address',
  },
  parameters: {
    theme: 'key of a theme',
    kind: 'kind of document',
    workshop: 'name of a workshop, as in its address',
    language: 'language of a file',
    access: 'only what is open to whoever asks',
    limit: 'number of items of a page',
    page: 'key of a page, taken from “next” or “previous”',
    lang: 'language of the texts; else that of the Accept-Language header',
    q: 'words to find; "in quotes" for a phrase, -word to exclude',
    year: 'year of the document',
    author: 'author, as written on the card',
    sort: 'order of the answers',
    slug: 'name of the document or workshop, as in its address',
    id: 'number of the file',
  },
  pagingTitle: 'Pages, cache and language',
  paging: [
    'A list gives the addresses of the pages around it in “next”, “previous” and in the Link header: follow them as they are.',
    'Each answer has an ETag: sent back in If-None-Match, it is answered 304 when nothing has changed.',
    'Each text names its language: it may differ from the one that you ask for, where it exists in the other one alone.',
    'Web pages of other sites may read what a visitor reads (CORS), but may not send a token.',
  ],
  limitsTitle: 'Limits',
  limitsLead:
    'The headers RateLimit and RateLimit-Policy say what is left. Beyond that the answer is 429, and Retry-After says how many seconds to wait.',
  limitColumns: { what: 'What', free: 'Requests' },
  limits: {
    token: 'With a token',
    address: 'Without a token, by network address',
    search: 'Searches with a token',
    'search-address': 'Searches without a token',
  },
  perMinute: (points) => `${points} a minute`,
  problemsTitle: 'Errors',
  problemsLead:
    'Each error is an application/problem+json document (RFC 9457): “type” names it, “detail” says what to do, “errors” names the parameters in question.',
  problemColumns: { status: 'Code', name: 'Name', means: 'Meaning' },
  problems: {
    'not-understood': {
      title: 'Question not understood',
      detail: 'A parameter is unknown, repeated, missing or has no possible value: see “errors”.',
    },
    'token-in-address': {
      title: 'A token does not belong into an address',
      detail:
        'Send it in the header Authorization: Bearer. An address stays in logs: end this token and make another one.',
    },
    'two-tokens': { title: 'Several Authorization headers', detail: 'Send one token, once.' },
    'token-refused': {
      title: 'Token refused',
      detail: 'This token is unknown, has ended, or its owner’s account is not open.',
    },
    'sign-in': {
      title: 'Token needed',
      detail: 'This file is restricted: send the token of somebody who may read it.',
    },
    scope: {
      title: 'Right missing',
      detail: 'This token lacks the right named in the WWW-Authenticate header: make one that has it.',
    },
    held: {
      title: 'The account waits for something',
      detail: 'The owner of this token has to sign in at the portal first, which will say what to do.',
    },
    closed: {
      title: 'Restricted',
      detail: 'The owner of this token may not read this file. The document’s page says why.',
    },
    'not-found': {
      title: 'Not found',
      detail: 'Nothing is at this address, or nothing that you may know of.',
    },
    method: { title: 'Method refused', detail: 'This API is read: GET, HEAD and OPTIONS.' },
    'not-acceptable': { title: 'Format refused', detail: 'Answers are application/json.' },
    withdrawn: {
      title: 'Withdrawn',
      detail: 'This was withdrawn from the library. Its page, for people, keeps its citation.',
    },
    content: { title: 'Content refused', detail: 'A question fits into its address: send no body.' },
    'too-many': {
      title: 'Too many requests',
      detail: 'Wait the number of seconds in the Retry-After header.',
    },
    failed: { title: 'Error on our side', detail: 'Try again; if it goes on, write to the team.' },
    'too-long': { title: 'Search too long', detail: 'Look for rarer words or add a filter.' },
    unavailable: { title: 'Service unavailable', detail: 'Try again in a moment.' },
  },
  faults: {
    unknown: 'There is no such parameter here.',
    repeated: 'This parameter is given several times.',
    missing: 'This parameter is required.',
    invalid: 'This value is not valid.',
    oneOf: (values) => `Possible values: ${values.join(', ')}.`,
    least: (n) => `Too small or too short: ${n} at least.`,
    most: (n) => `Too large or too long: ${n} at most.`,
  },
}

export const apiTexts = dictionary(fr, { en })
