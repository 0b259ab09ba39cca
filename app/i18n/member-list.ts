import type { BulkIntent } from '~/domain/membership/bulk-act'
import type { MemberSort, SeenFilter } from '~/domain/membership/member-filters'
import { dictionary } from './dictionary'

const sortsFr: Record<MemberSort, string> = {
  registered: 'Date d’inscription',
  name: 'Nom',
  organisation: 'Organisation',
  seen: 'Dernière visite',
  waiting: 'Attente',
}

const seenFr: Record<SeenFilter, string> = {
  never: 'jamais venu',
  before: 'venu pour la dernière fois avant le',
  since: 'venu depuis le',
}

const actsFr: Record<BulkIntent, string> = {
  approve: 'Valider…',
  refuse: 'Refuser…',
  suspend: 'Suspendre…',
  'end-sessions': 'Fermer les connexions…',
}

const fr = {
  group: 'Groupe d’acteurs',
  anyGroup: 'Tous les groupes',
  organisation: 'Organisation',
  sort: 'Ordre',
  usualOrder: 'ordre habituel',
  sorts: sortsFr,
  sortBy: (column: string) => `Trier : ${column}`,
  more: 'Autres filtres, ordre',
  seen: 'Visite',
  anySeen: 'peu importe',
  seenFilters: seenFr,
  seenOn: 'Jour de la visite',
  registeredFrom: 'Inscrit à partir du',
  registeredTo: 'Inscrit jusqu’au',
  previous: 'Page précédente',
  next: 'Page suivante',
  pages: 'Pages de la liste',
  add: 'Importer une liste',
  exportAll: 'Exporter en CSV',
  queue: (n: number): string =>
    n < 2 ? `${n} demande d’inscription attend` : `${n} demandes d’inscription attendent`,
  queueLink: 'Voir qui attend',
  queueTitle: 'Demandes d’inscription',
  queueLead: 'Les plus anciennes d’abord.',
  queueAll: (n: number): string => `Voir les ${n} demandes`,
  nobodyWaits: 'Personne n’attend',
  nobodyWaitsHint: 'Toutes les demandes ont reçu une réponse.',
  bulk: 'Pour les personnes cochées',
  bulkHint: 'Une page montre d’abord qui est concerné ; rien n’est fait avant.',
  bulkActs: actsFr,
  choose: (name: string) => `Cocher ${name}`,
  chooseAll: 'Cocher toute la page',
  chooseNone: 'Tout décocher',
  seenNever: 'jamais venu',
}

const en: typeof fr = {
  group: 'Stakeholder group',
  anyGroup: 'All groups',
  organisation: 'Organisation',
  sort: 'Order',
  usualOrder: 'usual order',
  sorts: {
    registered: 'Registration',
    name: 'Name',
    organisation: 'Organisation',
    seen: 'Last visit',
    waiting: 'Waiting time',
  },
  sortBy: (column) => `Sort: ${column}`,
  more: 'More filters, order',
  seen: 'Visit',
  anySeen: 'any',
  seenFilters: { never: 'never been here', before: 'last visit before', since: 'visit since' },
  seenOn: 'Day of the visit',
  registeredFrom: 'Registered from',
  registeredTo: 'Registered until',
  previous: 'Previous page',
  next: 'Next page',
  pages: 'Pages of the list',
  add: 'Import a list',
  exportAll: 'Export as CSV',
  queue: (n) => (n === 1 ? '1 registration request is waiting' : `${n} registration requests are waiting`),
  queueLink: 'See who is waiting',
  queueTitle: 'Registration requests',
  queueLead: 'The oldest first.',
  queueAll: (n) => `See all ${n} requests`,
  nobodyWaits: 'Nobody is waiting',
  nobodyWaitsHint: 'Every request has been answered.',
  bulk: 'For the people ticked',
  bulkHint: 'A page first shows who is concerned; nothing is done before.',
  bulkActs: {
    approve: 'Approve…',
    refuse: 'Refuse…',
    suspend: 'Suspend…',
    'end-sessions': 'End sessions…',
  },
  choose: (name) => `Tick ${name}`,
  chooseAll: 'Tick the whole page',
  chooseNone: 'Untick all',
  seenNever: 'never been here',
}

export const memberListTexts = dictionary(fr, { en })
