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
  passkeyCopied: (p: Named & { href: string; name: string }): LetterTexts => ({
    subject: `Une clé d’accès de votre compte sur ${p.site} a peut-être été copiée`,
    greeting: `Bonjour ${p.firstName},`,
    parts: [
      text(
        `La clé d’accès « ${p.name} » vient d’être présentée avec un compteur qui recule : quelqu’un en possède peut-être une copie. Nous avons refusé cette connexion.`,
      ),
      text('Par prudence, retirez cette clé et créez-en une nouvelle :'),
      link('Voir mes clés d’accès', p.href),
    ],
    why: `Vous recevez ce courriel pour votre sécurité, une fois par jour au plus, quand une clé d’accès de votre compte sur ${p.site} semble copiée.`,
  }),
  codesGuessed: (p: Named & { href: string }): LetterTexts => ({
    subject: `Quelqu’un essaie des codes pour entrer dans votre compte sur ${p.site}`,
    greeting: `Bonjour ${p.firstName},`,
    parts: [
      text(
        'Votre mot de passe, ou un courriel de connexion, vient de servir, puis plusieurs codes faux de suite ont été donnés. Si ce n’était pas vous, quelqu’un connaît votre mot de passe ; le code l’arrête encore.',
      ),
      text('Choisissez tout de suite un nouveau mot de passe :'),
      link('Choisir un nouveau mot de passe', p.href),
      text(
        'Après vingt codes faux de suite, l’application ne suffit plus : un code de secours, une clé d’accès ou ce nouveau mot de passe la remettent en service.',
      ),
    ],
    why: `Vous recevez ce courriel pour votre sécurité, une fois par jour au plus, quand des codes faux sont donnés pour votre compte sur ${p.site}.`,
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
          ? `The passkey “${p.name}” has just been added to your account: it signs in without a password.`
          : `The passkey “${p.name}” has just been removed from your account: it no longer signs in.`,
      ),
      text('It was not you? Choose a new password at once, then write to the team:'),
      link('Choose a new password', p.href),
    ],
    why: `You get this e-mail for your security, whenever the protection of your account on ${p.site} changes.`,
  }),
  passkeyCopied: (p) => ({
    subject: `A passkey of your account on ${p.site} may have been copied`,
    greeting: `Hello ${p.firstName},`,
    parts: [
      text(
        `The passkey “${p.name}” was just presented with a counter that goes back: somebody may hold a copy of it. We refused this sign-in.`,
      ),
      text('To be safe, remove this passkey and create a new one:'),
      link('See my passkeys', p.href),
    ],
    why: `You get this e-mail for your security, once a day at most, when a passkey of your account on ${p.site} seems to be copied.`,
  }),
  codesGuessed: (p) => ({
    subject: `Somebody is trying codes to get into your account on ${p.site}`,
    greeting: `Hello ${p.firstName},`,
    parts: [
      text(
        'Your password, or a sign-in letter, was just used, and then several wrong codes in a row were given. If it was not you, somebody knows your password; the code still stops him.',
      ),
      text('Choose a new password at once:'),
      link('Choose a new password', p.href),
      text(
        'After twenty wrong codes in a row the app is not enough any more: a recovery code, a passkey or this new password puts it back into service.',
      ),
    ],
    why: `You get this e-mail for your security, once a day at most, when wrong codes are given for your account on ${p.site}.`,
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
