import type { BulkIntent } from '~/domain/membership/bulk-act'
import { dictionary } from './dictionary'

type Texts = { title: string; lead: string; submit: (n: number) => string; done: string }

const actsFr: Record<BulkIntent, Texts> = {
  approve: {
    title: 'Valider ces comptes ?',
    lead: 'Un courriel part aussitôt à chaque personne, avec le lien vers la page qu’elle voulait lire.',
    submit: (n) => (n < 2 ? 'Valider ce compte' : `Valider ces ${n} comptes`),
    done: 'compte validé, un courriel part',
  },
  refuse: {
    title: 'Refuser ces demandes ?',
    lead: 'Un courriel part à chaque personne, avec la raison que vous donnez. Vous pourrez encore changer d’avis.',
    submit: (n) => (n < 2 ? 'Refuser cette demande' : `Refuser ces ${n} demandes`),
    done: 'demande refusée, un courriel part',
  },
  suspend: {
    title: 'Suspendre ces comptes ?',
    lead: 'Toutes leurs connexions se ferment à l’instant et ces personnes ne peuvent plus se connecter. Un courriel part à chacune, avec la raison que vous donnez. Rien n’est effacé.',
    submit: (n) => (n < 2 ? 'Suspendre ce compte' : `Suspendre ces ${n} comptes`),
    done: 'compte suspendu, connexions fermées, un courriel part',
  },
  'end-sessions': {
    title: 'Fermer les connexions de ces personnes ?',
    lead: 'Elles devront se connecter de nouveau, sur tous leurs appareils.',
    submit: (n) => (n < 2 ? 'Fermer ses connexions' : `Fermer les connexions de ces ${n} personnes`),
    done: 'connexions fermées',
  },
}

const fr = {
  description: 'Un acte pour plusieurs personnes.',
  back: 'Tous les membres',
  acts: actsFr,
  concerned: 'Qui est concerné',
  passedOver: 'Laissés de côté',
  passedOverHint: 'Leur état ne le permet pas, ou c’est vous-même.',
  nobody: 'Personne n’est concerné',
  nobodyHint: 'Cochez d’abord des personnes dans la liste.',
  notPossible: 'Cet acte n’est possible pour aucune des personnes cochées.',
  reason: 'Raison, envoyée à chacune de ces personnes',
  cancel: 'Ne rien faire',
  doneTitle: 'Voici ce qui a été fait',
  doneCount: (done: number, all: number) =>
    `Fait pour ${done} ${all < 2 ? 'personne' : 'personnes'} sur ${all}`,
  person: 'Personne',
  state: 'État',
  result: 'Résultat',
  outcomes: {
    already: 'l’était déjà : rien n’a été fait deux fois',
    'not-possible': 'impossible dans son état actuel : rien n’a été fait',
    'last-admin': 'est le dernier administrateur : rien n’a été fait',
    yourself: 'c’est vous : rien n’a été fait',
    missing: 'n’existe plus',
  },
}

const en: typeof fr = {
  description: 'One action for several people.',
  back: 'All members',
  acts: {
    approve: {
      title: 'Approve these accounts?',
      lead: 'An e-mail is sent at once to each person, with the link to the page that this person wanted.',
      submit: (n) => (n === 1 ? 'Approve this account' : `Approve these ${n} accounts`),
      done: 'account approved, an e-mail is sent',
    },
    refuse: {
      title: 'Refuse these requests?',
      lead: 'An e-mail is sent to each person, with the reason that you give. You can still change your mind.',
      submit: (n) => (n === 1 ? 'Refuse this request' : `Refuse these ${n} requests`),
      done: 'request refused, an e-mail is sent',
    },
    suspend: {
      title: 'Suspend these accounts?',
      lead: 'All their sessions end this instant, and these people can no longer sign in. An e-mail is sent to each, with the reason that you give. Nothing is erased.',
      submit: (n) => (n === 1 ? 'Suspend this account' : `Suspend these ${n} accounts`),
      done: 'account suspended, sessions ended, an e-mail is sent',
    },
    'end-sessions': {
      title: 'End the sessions of these people?',
      lead: 'They have to sign in again, on all their devices.',
      submit: (n) => (n === 1 ? 'End this person’s sessions' : `End the sessions of these ${n} people`),
      done: 'sessions ended',
    },
  },
  concerned: 'People concerned',
  passedOver: 'Passed over',
  passedOverHint: 'Their state does not allow it, or it is you.',
  nobody: 'It concerns nobody',
  nobodyHint: 'Tick people in the list first.',
  notPossible: 'This action is possible for none of the people ticked.',
  reason: 'Reason, sent to each of these people',
  cancel: 'Do nothing',
  doneTitle: 'This is what was done',
  doneCount: (done, all) => `Done for ${done} of ${all} ${all === 1 ? 'person' : 'people'}`,
  person: 'Person',
  state: 'State',
  result: 'Result',
  outcomes: {
    already: 'was so already: nothing was done twice',
    'not-possible': 'not possible in the present state: nothing was done',
    'last-admin': 'is the last administrator: nothing was done',
    yourself: 'is you: nothing was done',
    missing: 'no longer exists',
  },
}

export const memberBulkTexts = dictionary(fr, { en })
