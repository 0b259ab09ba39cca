import type { RetentionRule } from '~/domain/retention'
import { dictionary } from './dictionary'

const fr = {
  title: 'Durées de conservation',
  description: 'Ce qui s’efface de soi-même, et ce qui a été effacé.',
  lead: 'Une fois par jour, le portail efface ce qui a été gardé assez longtemps et en garde le compte rendu : des numéros, aucun nom.',
  terms: 'Les durées, telles que les visiteurs les lisent',
  dryRun: 'Faire un essai maintenant',
  dryRunHint: 'L’essai dit ce qui serait effacé aujourd’hui. Il n’efface rien.',
  none: 'Aucun compte rendu',
  noneHint: 'Le premier passage a lieu dans les heures qui suivent le démarrage.',
  kinds: { dry: 'Essai', real: 'Passage' },
  via: { portal: 'le portail', cli: 'ligne de commande', web: 'bureau' } as Record<string, string>,
  nothing: 'Rien n’était arrivé à son terme.',
  columns: { rule: 'Quoi', found: 'À terme', ended: 'Traités', oldest: 'Depuis', ids: 'Numéros' },
  rules: {
    session: 'connexions finies',
    token: 'liens et codes usés',
    attempts: 'compteurs de tentatives',
    unconfirmed: 'inscriptions non confirmées',
    refused: 'inscriptions refusées',
    firstWarning: 'comptes inutilisés à prévenir',
    secondWarning: 'comptes inutilisés à prévenir une dernière fois',
    inactive: 'comptes inutilisés à effacer',
    invitation: 'invitations finies',
    letter: 'courriels anciens',
    refusedFile: 'fichiers refusés',
    audit: 'actes anciens du journal',
    retentionReport: 'comptes rendus anciens',
  } satisfies Record<RetentionRule, string> as Record<RetentionRule, string>,
}

const en: typeof fr = {
  title: 'Retention',
  description: 'What is erased automatically, and what has been.',
  lead: 'Once a day the portal erases what has been kept for its full term, and keeps a report: numbers, no names.',
  terms: 'The retention periods, as visitors read them',
  dryRun: 'Run a dry run now',
  dryRunHint: 'The dry run says what would be done today. It changes nothing.',
  none: 'No report',
  noneHint: 'The first run takes place within hours of the start.',
  kinds: { dry: 'Dry run', real: 'Run' },
  via: { portal: 'the portal', cli: 'command line', web: 'desk' },
  nothing: 'Nothing was due.',
  columns: { rule: 'What', found: 'Due', ended: 'Done', oldest: 'Since', ids: 'Numbers' },
  rules: {
    session: 'ended login sessions',
    token: 'spent links and codes',
    attempts: 'counters of attempts',
    unconfirmed: 'unconfirmed registrations',
    refused: 'refused registrations',
    firstWarning: 'unused accounts to warn',
    secondWarning: 'unused accounts to warn a last time',
    inactive: 'unused accounts to erase',
    invitation: 'ended invitations',
    letter: 'old e-mails',
    refusedFile: 'refused files',
    audit: 'old entries of the audit trail',
    retentionReport: 'old reports',
  },
}

export const retentionDeskTexts = dictionary(fr, { en })
