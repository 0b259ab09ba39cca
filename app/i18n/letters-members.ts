import { dictionary } from './dictionary'
import { type LetterTexts, link, type Named, text } from './letter-parts'

const fr = {
  accountOpened: (p: Named & { href: string }): LetterTexts => ({
    subject: `Votre compte sur ${p.site} est ouvert`,
    greeting: `Bonjour ${p.firstName},`,
    parts: [
      text(
        `Un compte de membre a été ouvert pour vous sur ${p.site} : les présentations des ateliers et les documents de recherche vous attendent. Il ne vous reste qu’à choisir un mot de passe :`,
      ),
      link('Choisir mon mot de passe', p.href),
      text(
        'Ce lien ne sert qu’une fois et reste valable 7 jours. Ensuite, la page « Mot de passe oublié » en envoie un autre.',
      ),
    ],
    why: `Vous recevez ce courriel parce que l’équipe de ${p.site} vous a inscrit avec cette adresse. Si vous ne voulez pas de ce compte, répondez-lui ou ne faites rien : personne ne peut s’en servir à votre place.`,
  }),
}

const en: typeof fr = {
  accountOpened: (p) => ({
    subject: `Your account on ${p.site} is open`,
    greeting: `Hello ${p.firstName},`,
    parts: [
      text(
        `A member account has been opened for you on ${p.site}: the workshop presentations and the research documents are waiting. All that is left is to choose a password:`,
      ),
      link('Choose my password', p.href),
      text(
        'The link works once and is valid for 7 days. After that, the “Forgotten password” page sends another.',
      ),
    ],
    why: `You receive this letter because the team of ${p.site} registered you with this address. If you do not want this account, tell them or do nothing: nobody can use it in your place.`,
  }),
}

export const memberLetterTexts = dictionary(fr, { en })
