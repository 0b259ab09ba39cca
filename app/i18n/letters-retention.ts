import { DURATIONS } from '~/domain/retention'
import { dictionary } from './dictionary'
import { type LetterTexts, link, type Named, text, when } from './letter-parts'

type Unused = Named & { href: string; forgotHref: string; date: string; last: boolean }

const fr = {
  accountUnused: (p: Unused): LetterTexts => ({
    subject: p.last
      ? `Dernier rappel : votre compte ${p.site} sera effacé le ${p.date}`
      : `Votre compte ${p.site} sera effacé le ${p.date}`,
    greeting: `Bonjour ${p.firstName},`,
    parts: [
      text(
        `Vous n’êtes pas venu depuis longtemps. Nous ne gardons pas les comptes qui ne servent plus : le vôtre sera effacé le ${p.date}, avec tout ce que nous savons de vous.`,
      ),
      text('Pour le garder, il suffit de vous connecter avant cette date :'),
      link('Garder mon compte', p.href),
      text('Mot de passe oublié ? Choisissez-en un autre :'),
      link('Choisir un nouveau mot de passe', p.forgotHref),
      ...when(p.last, text('C’est notre dernier courriel : ensuite nous n’aurons plus votre adresse.')),
    ],
    why: `Vous recevez ce courriel parce que vous avez un compte sur ${p.site}. Un compte s’efface ${DURATIONS.inactive.n}\u00a0mois après la dernière visite ; si c’est ce que vous voulez, il n’y a rien à faire.`,
  }),
}

const en: typeof fr = {
  accountUnused: (p) => ({
    subject: p.last
      ? `Last reminder: your ${p.site} account will be erased on ${p.date}`
      : `Your ${p.site} account will be erased on ${p.date}`,
    greeting: `Hello ${p.firstName},`,
    parts: [
      text(
        `You have not been here for a long time. We do not keep accounts that are no longer used: yours will be erased on ${p.date}, with all that we know about you.`,
      ),
      text('To keep it, just sign in before that date:'),
      link('Keep my account', p.href),
      text('Forgotten your password? Choose another one:'),
      link('Choose a new password', p.forgotHref),
      ...when(p.last, text('This is our last e-mail: after that we no longer have your address.')),
    ],
    why: `You get this e-mail because you have a ${p.site} account. An account is erased ${DURATIONS.inactive.n} months after the last visit; if that is what you want, there is nothing to do.`,
  }),
}

export const retentionLetterTexts = dictionary(fr, { en })
