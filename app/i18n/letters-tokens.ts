import type { Scope } from '~/domain/api/access-token'
import { dictionary } from './dictionary'
import { type LetterTexts, link, type Named, text } from './letter-parts'

type TokenMade = { href: string; name: string; scopes: readonly Scope[]; until: string }

const fr = {
  tokenMade: (p: Named & TokenMade): LetterTexts => ({
    subject: `Un jeton d’accès a été créé pour votre compte sur ${p.site}`,
    greeting: `Bonjour ${p.firstName},`,
    parts: [
      text(
        `Le jeton « ${p.name} » vient d’être créé. Jusqu’au ${p.until}, un programme qui le possède peut lire ce que vous pouvez lire : ${p.scopes.map((scope) => SCOPES_FR[scope]).join(', ')}.`,
      ),
      text(
        'Ce n’était pas vous ? Arrêtez ce jeton tout de suite, puis choisissez un nouveau mot de passe, qui met fin à tous vos jetons :',
      ),
      link('Voir mes jetons', p.href),
    ],
    why: `Vous recevez ce courriel pour votre sécurité, à chaque nouveau jeton de votre compte sur ${p.site}.`,
  }),
}

const SCOPES_FR: Record<Scope, string> = {
  'library:read': 'les notices et les textes de la bibliothèque',
  'files:read': 'les fichiers',
}

const SCOPES_EN: Record<Scope, string> = {
  'library:read': 'the library’s cards and texts',
  'files:read': 'files',
}

const en: typeof fr = {
  tokenMade: (p) => ({
    subject: `An access token was created for your account on ${p.site}`,
    greeting: `Hello ${p.firstName},`,
    parts: [
      text(
        `The token “${p.name}” has just been created. Until ${p.until}, a program that has it can read what you can read: ${p.scopes.map((scope) => SCOPES_EN[scope]).join(', ')}.`,
      ),
      text('It was not you? End this token at once, then choose a new password, which ends all your tokens:'),
      link('See my tokens', p.href),
    ],
    why: `You get this e-mail for your security, whenever a token of your account on ${p.site} is created.`,
  }),
}

export const tokenLetterTexts = dictionary(fr, { en })
