import type { ErasureGround } from '~/domain/membership/erasure'
import { dictionary } from './dictionary'

const groundsFr: Record<ErasureGround, string> = {
  wished: 'La personne l’a demandé, autrement que par son compte',
  double: 'Elle a un autre compte',
  mistake: 'Le compte a été créé par erreur',
  misuse: 'Le compte sert à nuire, ou n’est celui de personne',
}

const fr = {
  link: 'Effacer ce compte…',
  title: (name: string) => `Effacer le compte de ${name}`,
  description: 'Effacer une personne du portail, pour toujours.',
  rules: [
    'Le compte, ses connexions, ses demandes et ses courriels sont effacés à l’instant. Personne ne peut y revenir.',
    'Restent un numéro et la date, dans le journal, sans aucun nom.',
    'Cette personne pourra s’inscrire de nouveau. Pour l’en empêcher, suspendez plutôt son compte.',
    'Aucun courriel ne part : si elle l’a demandé, répondez-lui vous-même.',
  ],
  ground: 'Pourquoi ?',
  grounds: groundsFr,
  confirm: (email: string) => `Oui, effacer pour toujours le compte de ${email}`,
  erase: 'Effacer ce compte',
  cancel: 'Ne rien effacer',
  done: 'Le compte est effacé. Il n’en reste qu’un numéro dans le journal.',
  itself: 'C’est votre propre compte : supprimez-le depuis vos données personnelles.',
  itselfLink: 'Supprimer mon compte',
  problems: {
    'last-admin':
      'C’est le dernier administrateur du portail : rien n’a été effacé. Donnez d’abord ce rôle à une autre personne.',
    yourself: 'C’est votre propre compte : rien n’a été effacé.',
  },
}

const en: typeof fr = {
  link: 'Erase this account…',
  title: (name) => `Erase the account of ${name}`,
  description: 'Erase a person from the portal, for good.',
  rules: [
    'The account, its sessions, requests and e-mails are erased at once. Nobody can bring them back.',
    'A number and the date stay in the audit trail, without any name.',
    'This person can register again. To prevent that, suspend the account instead.',
    'No e-mail is sent: if the person asked for this, answer yourself.',
  ],
  ground: 'Why?',
  grounds: {
    wished: 'The person asked for it, other than through the account',
    double: 'The person has another account',
    mistake: 'The account was made by mistake',
    misuse: 'The account does harm, or is nobody’s',
  },
  confirm: (email) => `Yes, erase the account of ${email} for good`,
  erase: 'Erase this account',
  cancel: 'Erase nothing',
  done: 'The account is erased. Only a number is left of it, in the audit trail.',
  itself: 'This is your own account: delete it in your personal data.',
  itselfLink: 'Delete my account',
  problems: {
    'last-admin':
      'This is the portal’s last administrator: nothing was erased. Give this role to somebody else first.',
    yourself: 'This is your own account: nothing was erased.',
  },
}

export const erasureTexts = dictionary(fr, { en })
