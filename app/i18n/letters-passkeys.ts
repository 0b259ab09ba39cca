import { dictionary } from './dictionary'
import { type LetterTexts, link, type Named, text } from './letter-parts'

type PasskeyChange = { href: string; change: 'add-passkey' | 'remove-passkey'; name: string }

const fr = {
  passkeyChanged: (p: Named & PasskeyChange): LetterTexts => ({
    subject:
      p.change === 'add-passkey'
        ? `Une clé d’accès a été ajoutée à votre compte sur ${p.site}`
        : `Une clé d’accès a été retirée de votre compte sur ${p.site}`,
    greeting: `Bonjour ${p.firstName},`,
    parts: [
      text(
        p.change === 'add-passkey'
          ? `La clé d’accès « ${p.name} » vient d’être ajoutée à votre compte : elle permet de se connecter sans mot de passe.`
          : `La clé d’accès « ${p.name} » vient d’être retirée de votre compte : elle ne permet plus de se connecter.`,
      ),
      text(
        'Ce n’était pas vous ? Choisissez tout de suite un nouveau mot de passe, puis écrivez à l’équipe :',
      ),
      link('Choisir un nouveau mot de passe', p.href),
    ],
    why: `Vous recevez ce courriel pour votre sécurité, à chaque changement de la protection de votre compte sur ${p.site}.`,
  }),
  removalAsked: (p: Named & { href: string; moment: string }): LetterTexts => ({
    subject: `Le second facteur de votre compte sur ${p.site} va être retiré`,
    greeting: `Bonjour ${p.firstName},`,
    parts: [
      text(
        `L’équipe nous a signalé que vous avez perdu votre second facteur. Il sera retiré de votre compte, avec vos clés d’accès et vos codes de secours, le ${p.moment} : votre mot de passe suffira alors pour vous connecter.`,
      ),
      text('Vous n’avez rien demandé ? Empêchez ce retrait avant cette heure :'),
      link('Garder mon second facteur', p.href),
    ],
    why: `Vous recevez ce courriel pour votre sécurité, à chaque changement de la protection de votre compte sur ${p.site}.`,
  }),
  removalStopped: (p: Named & { href: string }): LetterTexts => ({
    subject: `Le second facteur de votre compte sur ${p.site} reste en place`,
    greeting: `Bonjour ${p.firstName},`,
    parts: [
      text(
        'Le retrait de votre second facteur est annulé : il vous sera demandé comme avant à chaque connexion.',
      ),
      link('Se connecter', p.href),
    ],
    why: `Vous recevez ce courriel pour votre sécurité, à chaque changement de la protection de votre compte sur ${p.site}.`,
  }),
}

const en: typeof fr = {
  passkeyChanged: (p) => ({
    subject:
      p.change === 'add-passkey'
        ? `A passkey was added to your account on ${p.site}`
        : `A passkey was removed from your account on ${p.site}`,
    greeting: `Hello ${p.firstName},`,
    parts: [
      text(
        p.change === 'add-passkey'
          ? `The passkey “${p.name}” has just been added to your account: it signs in without password.`
          : `The passkey “${p.name}” has just been removed from your account: it no longer signs in.`,
      ),
      text('It was not you? Choose a new password at once, then write to the team:'),
      link('Choose a new password', p.href),
    ],
    why: `You get this e-mail for your security, whenever the protection of your account on ${p.site} changes.`,
  }),
  removalAsked: (p) => ({
    subject: `The second factor of your account on ${p.site} will be removed`,
    greeting: `Hello ${p.firstName},`,
    parts: [
      text(
        `The team has told us that you have lost your second factor. It will be removed from your account, with your passkeys and your recovery codes, on ${p.moment}: your password will then be enough to sign in.`,
      ),
      text('You asked for nothing? Stop this before that hour:'),
      link('Keep my second factor', p.href),
    ],
    why: `You get this e-mail for your security, whenever the protection of your account on ${p.site} changes.`,
  }),
  removalStopped: (p) => ({
    subject: `The second factor of your account on ${p.site} stays in place`,
    greeting: `Hello ${p.firstName},`,
    parts: [
      text(
        'The removal of your second factor is cancelled: it will be asked as before, each time you sign in.',
      ),
      link('Sign in', p.href),
    ],
    why: `You get this e-mail for your security, whenever the protection of your account on ${p.site} changes.`,
  }),
}

export const passkeyLetterTexts = dictionary(fr, { en })
