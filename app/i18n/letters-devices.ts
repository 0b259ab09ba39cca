import { dictionary } from './dictionary'
import { type LetterTexts, link, type Named, text, when } from './letter-parts'

type NewDevice = { device: string; moment: string; sessionsHref: string; forgotHref: string }

const fr = {
  newDevice: (p: Named & NewDevice): LetterTexts => ({
    subject: `Connexion à ${p.site} depuis un nouvel appareil`,
    greeting: `Bonjour ${p.firstName},`,
    parts: [
      text(`Votre mot de passe vient de servir sur un appareil que nous ne connaissons pas, le ${p.moment}.`),
      ...when(p.device !== '', text(`Appareil : ${p.device}`)),
      text('C’était vous ? Il n’y a rien à faire : nous le reconnaîtrons la prochaine fois.'),
      text(
        'Sinon, choisissez tout de suite un nouveau mot de passe ; toutes vos connexions seront fermées :',
      ),
      link('Choisir un nouveau mot de passe', p.forgotHref),
      link('Voir mes connexions', p.sessionsHref),
    ],
    why: `Vous recevez ce courriel pour votre sécurité, quand votre mot de passe sert sur un appareil nouveau pour ${p.site}, ou dont les cookies ont été effacés ; trois fois par jour au plus.`,
  }),
}

const en: typeof fr = {
  newDevice: (p) => ({
    subject: `A sign-in to ${p.site} on a new device`,
    greeting: `Hello ${p.firstName},`,
    parts: [
      text(`Your password was just used on a device that we do not know, on ${p.moment}.`),
      ...when(p.device !== '', text(`Device: ${p.device}`)),
      text('It was you? There is nothing to do: we will recognise it the next time.'),
      text('If not, choose a new password at once; all your sessions will be closed:'),
      link('Choose a new password', p.forgotHref),
      link('See my sessions', p.sessionsHref),
    ],
    why: `You receive this e-mail for your safety, when your password is used on a device that is new to ${p.site} or whose cookies were cleared; three times a day at most.`,
  }),
}

export const deviceLetterTexts = dictionary(fr, { en })
