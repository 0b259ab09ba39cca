import { dictionary } from './dictionary'
import { type LetterTexts, link, type Named, quote, text, when } from './letter-parts'

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
  accountSuspended: (p: Named & { reason: string }): LetterTexts => ({
    subject: `Votre compte sur ${p.site} est suspendu`,
    greeting: `Bonjour ${p.firstName},`,
    parts: [
      text(
        `L’équipe de ${p.site} a suspendu votre compte : vos connexions sont fermées, et vous ne pouvez plus vous connecter. Rien n’est effacé.`,
      ),
      ...when(p.reason !== '', text('Voici ce que l’équipe vous en dit :')),
      ...when(p.reason !== '', quote(p.reason)),
      text(
        'Si vous pensez que c’est une erreur, écrivez à l’équipe : ses coordonnées sont dans les mentions légales du site. Les pages publiques et les extraits des documents vous restent ouverts, comme à chacun.',
      ),
    ],
    why: `Vous recevez ce courriel parce que vous avez un compte sur ${p.site}.`,
  }),
  suspensionLifted: (p: Named & { href: string }): LetterTexts => ({
    subject: `Votre compte sur ${p.site} est rouvert`,
    greeting: `Bonjour ${p.firstName},`,
    parts: [
      text(
        `La suspension de votre compte sur ${p.site} est levée. Vous pouvez de nouveau vous connecter, avec le même mot de passe :`,
      ),
      link('Se connecter', p.href),
    ],
    why: `Vous recevez ce courriel parce que vous avez un compte sur ${p.site}.`,
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
    why: `You receive this e-mail because the team of ${p.site} registered you with this address. If you do not want this account, tell them or do nothing: nobody can use it in your place.`,
  }),
  accountSuspended: (p) => ({
    subject: `Your account on ${p.site} is suspended`,
    greeting: `Hello ${p.firstName},`,
    parts: [
      text(
        `The team of ${p.site} has suspended your account: your sessions have ended, and you can no longer sign in. Nothing is erased.`,
      ),
      ...when(p.reason !== '', text('This is what the team tells you about it:')),
      ...when(p.reason !== '', quote(p.reason)),
      text(
        'If you think that this is a mistake, write to the team: how to reach it is in the site’s legal notice. The public pages and the excerpts of the documents stay open to you, as to everybody.',
      ),
    ],
    why: `You receive this e-mail because you have an account on ${p.site}.`,
  }),
  suspensionLifted: (p) => ({
    subject: `Your account on ${p.site} is open again`,
    greeting: `Hello ${p.firstName},`,
    parts: [
      text(
        `The suspension of your account on ${p.site} is over. You can sign in again, with the same password:`,
      ),
      link('Sign in', p.href),
    ],
    why: `You receive this e-mail because you have an account on ${p.site}.`,
  }),
}

export const memberLetterTexts = dictionary(fr, { en })
