import { dictionary } from './dictionary'
import { type LetterTexts, link, type Named, quote, text, when } from './letter-parts'

type Invited = Named & {
  href: string
  /** Who invites, by his full name. */
  inviter: string
  message: string
  days: number
  until: string
  /** The link leads on to a page that was named. */
  wanted: boolean
}

const fr = {
  invitation: (p: Invited): LetterTexts => ({
    subject: `${p.inviter} vous invite à rejoindre ${p.site}`,
    greeting: p.firstName ? `Bonjour ${p.firstName},` : 'Bonjour,',
    parts: [
      text(
        `${p.inviter} vous invite à devenir membre de ${p.site} : les présentations des ateliers et les documents de recherche vous y seront ouverts.`,
      ),
      ...when(p.message !== '', quote(p.message)),
      text('Ouvrez cette page, choisissez un mot de passe, et votre compte est prêt :'),
      link('Accepter l’invitation', p.href),
      ...when(p.wanted, text('Vous arriverez ensuite à la page que l’on vous a signalée.')),
      text(
        `Le lien ne sert qu’une fois et reste valable ${p.days} jours, jusqu’au ${p.until}. Il est à vous : ne le transmettez pas.`,
      ),
    ],
    why: `Vous recevez ce courriel parce que ${p.inviter} a donné votre adresse pour vous inviter sur ${p.site}. Si cela ne vous dit rien, ne faites rien : aucun compte n’est créé, et votre adresse est effacée trente jours après la fin de l’invitation.`,
  }),
}

const en: typeof fr = {
  invitation: (p) => ({
    subject: `${p.inviter} invites you to join ${p.site}`,
    greeting: p.firstName ? `Hello ${p.firstName},` : 'Hello,',
    parts: [
      text(
        `${p.inviter} invites you to become a member of ${p.site}: the workshop presentations and the research documents will be open to you.`,
      ),
      ...when(p.message !== '', quote(p.message)),
      text('Open this page, choose a password, and your account is ready:'),
      link('Accept the invitation', p.href),
      ...when(p.wanted, text('You will then come to the page that was recommended to you.')),
      text(
        `The link works once and is valid for ${p.days} days, until ${p.until}. It is yours: do not pass it on.`,
      ),
    ],
    why: `You receive this e-mail because ${p.inviter} gave your address to invite you to ${p.site}. If it means nothing to you, do nothing: no account is made, and your address is erased thirty days after the invitation ends.`,
  }),
}

export const invitationLetterTexts = dictionary(fr, { en })
