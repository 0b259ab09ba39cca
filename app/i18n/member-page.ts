import { dictionary } from './dictionary'

const fr = {
  tokens: 'Jetons d’accès en cours',
  secondFactor: 'Second facteur',
  factors: ({ app, passkeys }: { app: boolean; passkeys: number }): string =>
    [app ? 'application' : '', passkeys > 1 ? `${passkeys} clés d’accès` : passkeys ? '1 clé d’accès' : '']
      .filter(Boolean)
      .join(', ') || 'aucun',
  historyClosed:
    'L’historique fait partie du journal : il s’ouvre à qui vient de donner son mot de passe ou sa clé d’accès.',
  openHistory: 'Confirmer et voir l’historique',
  grants: 'Demandes d’accès',
  document: 'Document',
  state: 'État',
  asked: 'Demandé le',
  until: (date: string) => `jusqu’au ${date}`,
  states: { asked: 'attend une réponse', granted: 'accordé', declined: 'refusé', ended: 'terminé' },
}

const en: typeof fr = {
  tokens: 'Access tokens in use',
  secondFactor: 'Second factor',
  factors: ({ app, passkeys }) =>
    [app ? 'app' : '', passkeys > 1 ? `${passkeys} passkeys` : passkeys ? '1 passkey' : '']
      .filter(Boolean)
      .join(', ') || 'none',
  historyClosed:
    'The history is part of the audit trail: it opens to whoever has just given the password or a passkey.',
  openHistory: 'Confirm and see the history',
  grants: 'Access requests',
  document: 'Document',
  state: 'State',
  asked: 'Asked on',
  until: (date) => `until ${date}`,
  states: { asked: 'waits for an answer', granted: 'granted', declined: 'declined', ended: 'ended' },
}

export const memberPageTexts = dictionary(fr, { en })
