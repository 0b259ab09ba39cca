import { dictionary } from './dictionary'

const fr = {
  from: 'Du',
  to: 'Au',
  older: 'Actes plus anciens',
  newer: 'Actes plus récents',
  pages: 'Pages du journal',
  exportTitle: 'Exporter',
  exportLead: 'Les actes affichés par les filtres, du plus ancien au plus récent : des numéros, aucun nom.',
  csv: 'Télécharger en CSV',
  jsonl: 'Télécharger en JSON (une ligne par acte)',
  chainTitle: 'Intégrité',
  chainLead:
    'Chaque acte porte une empreinte calculée sur l’acte précédent : rien ne peut être changé ou retiré sans que cela se voie.',
  verify: 'Vérifier maintenant',
  whole: (n: number): string => `Le journal est intact : ${n} ${n < 2 ? 'acte vérifié' : 'actes vérifiés'}.`,
  head: 'Empreinte du dernier acte, à noter ailleurs',
  broken: (position: string): string =>
    `Le journal n’est plus intact : la chaîne se rompt à l’acte numéro ${position}.`,
  faults: {
    removed: 'Un acte a été retiré.',
    changed: 'Cet acte, ou le précédent, a été modifié.',
    cut: 'Les actes les plus récents ont été retirés.',
  },
  brokenHint: 'Prévenez l’exploitant et gardez une copie de la base avant toute autre chose.',
}

const en: typeof fr = {
  from: 'From',
  to: 'To',
  older: 'Older actions',
  newer: 'Newer actions',
  pages: 'Pages of the audit trail',
  exportTitle: 'Export',
  exportLead: 'The actions that the filters show, from the oldest to the newest: numbers, no names.',
  csv: 'Download as CSV',
  jsonl: 'Download as JSON (one line per action)',
  chainTitle: 'Integrity',
  chainLead:
    'Every action carries a hash computed over the one before it: nothing can be changed or removed unnoticed.',
  verify: 'Verify now',
  whole: (n) => `The audit trail is whole: ${n} ${n === 1 ? 'action' : 'actions'} verified.`,
  head: 'Hash of the last action, to be noted elsewhere',
  broken: (position) => `The audit trail is no longer whole: the chain breaks at action number ${position}.`,
  faults: {
    removed: 'An action was removed.',
    changed: 'This action, or the one before it, was changed.',
    cut: 'The newest actions were removed.',
  },
  brokenHint: 'Tell the operator, and keep a copy of the database before anything else.',
}

export const auditTexts = dictionary(fr, { en })
