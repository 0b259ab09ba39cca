import { dictionary } from './dictionary'
import { type LetterTexts, link, type Named, quote, text, when } from './letter-parts'

type About = Named & { href: string; title: string }

const fr = {
  confirmAsking: (p: About): LetterTexts => ({
    subject: `Confirmez votre demande : ${p.title}`,
    greeting: `Bonjour ${p.firstName},`,
    parts: [
      text(
        `Vous demandez à lire « ${p.title} ». Il reste à confirmer que cette adresse est la vôtre : ouvrez la page suivante, relisez votre demande et appuyez sur le bouton. Elle partira alors vers l’équipe éditoriale.`,
      ),
      link('Relire et envoyer ma demande', p.href),
      text('Le lien est valable 24 heures.'),
    ],
    why: `Vous recevez ce courriel parce que cette adresse a été donnée pour demander un document sur ${p.site}. Si ce n’était pas vous, ne faites rien : sans confirmation, la demande est effacée le lendemain.`,
  }),
  askByAccount: (p: About): LetterTexts => ({
    subject: `Demandez ce document avec votre compte : ${p.title}`,
    greeting: `Bonjour ${p.firstName},`,
    parts: [
      text(
        `Quelqu’un, sans doute vous, vient de demander « ${p.title} » avec cette adresse, sans se connecter. Elle a un compte : connectez-vous, le document vous dira comment le demander.`,
      ),
      link('Me connecter et revenir au document', p.href),
    ],
    why: `Vous recevez ce courriel parce que votre adresse a été saisie dans un formulaire de ${p.site}. Si ce n’était pas vous, ne faites rien : personne n’apprend que vous avez un compte.`,
  }),
  accessReceived: (p: About & { date: string }): LetterTexts => ({
    subject: `Votre demande est arrivée : ${p.title}`,
    greeting: `Bonjour ${p.firstName},`,
    parts: [
      text(
        `Votre demande du ${p.date} est arrivée : « ${p.title} ». L’équipe éditoriale la lit et vous répond par courriel.`,
      ),
      link('Revoir la notice', p.href),
    ],
    why: `Vous recevez ce courriel parce que vous avez demandé l’accès à ce document sur ${p.site}.`,
  }),
  accessAsked: (p: Named & { href: string; waiting: number }): LetterTexts => ({
    subject:
      p.waiting > 1
        ? `${p.waiting} demandes d’accès attendent sur ${p.site}`
        : `Une demande d’accès attend sur ${p.site}`,
    greeting: `Bonjour ${p.firstName},`,
    parts: [
      text(
        p.waiting > 1
          ? `On demande à lire un document. Avec cette demande, ${p.waiting} attendent une réponse.`
          : 'On demande à lire un document, et la demande attend une réponse.',
      ),
      link('Voir les demandes', p.href),
    ],
    why: `Vous recevez ce courriel, une fois par heure au plus, parce que vous publiez sur ${p.site}.`,
  }),
  accessGranted: (p: About & { until: string | null; answer: string; personal: boolean }): LetterTexts => ({
    subject: `Accès accordé : ${p.title}`,
    greeting: `Bonjour ${p.firstName},`,
    parts: [
      text(
        p.until
          ? `Votre demande est acceptée : « ${p.title} » vous est ouvert jusqu’au ${p.until}.`
          : `Votre demande est acceptée : « ${p.title} » vous est ouvert.`,
      ),
      ...when(p.answer !== '', quote(p.answer)),
      link(p.personal ? 'Ouvrir le document' : 'Lire le document', p.href),
      ...when(
        p.personal,
        text(
          'Ce lien est personnel. Il ouvre le document dans un seul navigateur, et peut servir pendant sept jours ; ensuite sa page vous en enverra un autre.',
        ),
      ),
    ],
    why: `Vous recevez ce courriel parce que vous avez demandé l’accès à ce document sur ${p.site}.`,
  }),
  accessDeclined: (p: About & { answer: string }): LetterTexts => ({
    subject: `Votre demande d’accès : ${p.title}`,
    greeting: `Bonjour ${p.firstName},`,
    parts: [
      text(
        `Nous ne pouvons pas vous ouvrir « ${p.title} » pour le moment. Sa notice et son résumé restent à votre disposition.`,
      ),
      ...when(p.answer !== '', text('Voici ce que nous pouvons vous en dire :')),
      ...when(p.answer !== '', quote(p.answer)),
      link('Revoir la notice', p.href),
    ],
    why: `Vous recevez ce courriel parce que vous avez demandé l’accès à ce document sur ${p.site}.`,
  }),
  accessEnding: (p: About & { until: string }): LetterTexts => ({
    subject: `Votre accès se termine le ${p.until} : ${p.title}`,
    greeting: `Bonjour ${p.firstName},`,
    parts: [
      text(
        `« ${p.title} » vous reste ouvert jusqu’au ${p.until}. Après cette date, vous pourrez en redemander l’accès.`,
      ),
      link('Aller au document', p.href),
    ],
    why: `Vous recevez ce courriel parce qu’un accès à ce document vous a été accordé sur ${p.site}.`,
  }),
  accessEnded: (p: About): LetterTexts => ({
    subject: `Votre accès a pris fin : ${p.title}`,
    greeting: `Bonjour ${p.firstName},`,
    parts: [
      text(
        `Votre accès à « ${p.title} » a pris fin. Sa notice et son résumé restent à votre disposition ; si vous en avez encore besoin, vous pouvez en redemander l’accès.`,
      ),
      link('Revoir la notice', p.href),
    ],
    why: `Vous recevez ce courriel parce qu’un accès à ce document vous avait été accordé sur ${p.site}.`,
  }),
  guestLink: (p: About): LetterTexts => ({
    subject: `Votre lien : ${p.title}`,
    greeting: p.firstName ? `Bonjour ${p.firstName},` : 'Bonjour,',
    parts: [
      text(`Voici un nouveau lien pour lire « ${p.title} ». Il remplace les précédents.`),
      link('Ouvrir le document', p.href),
      text(
        'Il ouvre le document dans un seul navigateur : celui où vous le lisiez jusqu’ici se fermera. Il peut servir pendant sept jours.',
      ),
    ],
    why: `Vous recevez ce courriel parce qu’un nouveau lien vers ce document a été demandé sur ${p.site} pour cette adresse. Si ce n’était pas vous, ne faites rien.`,
  }),
  shared: (p: About & { sharer: string; until: string }): LetterTexts => ({
    subject: `${p.sharer} vous ouvre un document : ${p.title}`,
    greeting: 'Bonjour,',
    parts: [
      text(
        `${p.sharer}, membre de ${p.site}, partage avec vous « ${p.title} ». Vous pouvez le lire jusqu’au ${p.until}, sans compte.`,
      ),
      link('Ouvrir le document', p.href),
      text(
        'Ce lien est personnel. Il ouvre ce seul document, dans un seul navigateur, et peut servir pendant sept jours ; ensuite sa page vous en enverra un autre.',
      ),
    ],
    why: `Vous recevez ce courriel parce que ${p.sharer} a donné votre adresse à ${p.site} pour ce partage et rien d’autre. Elle sera effacée un mois après sa fin ; si vous ne voulez pas de ce document, ne faites rien.`,
  }),
}

const en: typeof fr = {
  confirmAsking: (p) => ({
    subject: `Confirm your request: ${p.title}`,
    greeting: `Hello ${p.firstName},`,
    parts: [
      text(
        `You ask to read “${p.title}”. One thing remains, to confirm that this address is yours: open the following page, read your request again and press the button. It then leaves for the editorial team.`,
      ),
      link('Read and send my request', p.href),
      text('The link is valid for 24 hours.'),
    ],
    why: `You receive this e-mail because this address was given to ask for a document on ${p.site}. If it was not you, do nothing: without confirmation, the request is erased the next day.`,
  }),
  askByAccount: (p) => ({
    subject: `Ask for this document with your account: ${p.title}`,
    greeting: `Hello ${p.firstName},`,
    parts: [
      text(
        `Somebody, probably you, has just asked for “${p.title}” with this address, without signing in. It has an account: sign in, and the document will tell you how to ask for it.`,
      ),
      link('Sign in and go back to the document', p.href),
    ],
    why: `You receive this e-mail because your address was typed into a form of ${p.site}. If it was not you, do nothing: nobody learns that you have an account.`,
  }),
  accessReceived: (p) => ({
    subject: `Your request has arrived: ${p.title}`,
    greeting: `Hello ${p.firstName},`,
    parts: [
      text(
        `Your request of ${p.date} has arrived: “${p.title}”. The editorial team will read it and answer you by e-mail.`,
      ),
      link('See the record again', p.href),
    ],
    why: `You receive this e-mail because you asked for access to this document on ${p.site}.`,
  }),
  accessAsked: (p) => ({
    subject:
      p.waiting > 1
        ? `${p.waiting} access requests are waiting on ${p.site}`
        : `An access request is waiting on ${p.site}`,
    greeting: `Hello ${p.firstName},`,
    parts: [
      text(
        p.waiting > 1
          ? `Somebody asks to read a document. With this request, ${p.waiting} are waiting for an answer.`
          : 'Somebody asks to read a document, and the request is waiting for an answer.',
      ),
      link('See the requests', p.href),
    ],
    why: `You receive this e-mail, once an hour at most, because you publish on ${p.site}.`,
  }),
  accessGranted: (p) => ({
    subject: `Access granted: ${p.title}`,
    greeting: `Hello ${p.firstName},`,
    parts: [
      text(
        p.until
          ? `Your request is accepted: “${p.title}” is open to you until ${p.until}.`
          : `Your request is accepted: “${p.title}” is open to you.`,
      ),
      ...when(p.answer !== '', quote(p.answer)),
      link(p.personal ? 'Open the document' : 'Read the document', p.href),
      ...when(
        p.personal,
        text(
          'This link is yours alone. It opens the document in one browser, and is good for seven days; after that its page sends you another one.',
        ),
      ),
    ],
    why: `You receive this e-mail because you asked for access to this document on ${p.site}.`,
  }),
  accessDeclined: (p) => ({
    subject: `Your access request: ${p.title}`,
    greeting: `Hello ${p.firstName},`,
    parts: [
      text(
        `We are unable to open “${p.title}” to you at the moment. Its record and its abstract remain at your disposal.`,
      ),
      ...when(p.answer !== '', text('Here is what we can tell you about it:')),
      ...when(p.answer !== '', quote(p.answer)),
      link('See the record again', p.href),
    ],
    why: `You receive this e-mail because you asked for access to this document on ${p.site}.`,
  }),
  accessEnding: (p) => ({
    subject: `Your access ends on ${p.until}: ${p.title}`,
    greeting: `Hello ${p.firstName},`,
    parts: [
      text(`“${p.title}” stays open to you until ${p.until}. After that you can ask for access again.`),
      link('Go to the document', p.href),
    ],
    why: `You receive this e-mail because you were granted access to this document on ${p.site}.`,
  }),
  accessEnded: (p) => ({
    subject: `Your access has ended: ${p.title}`,
    greeting: `Hello ${p.firstName},`,
    parts: [
      text(
        `Your access to “${p.title}” has ended. Its record and its abstract remain at your disposal; if you still need it, you can ask for access again.`,
      ),
      link('See the record again', p.href),
    ],
    why: `You receive this e-mail because you had been granted access to this document on ${p.site}.`,
  }),
  guestLink: (p) => ({
    subject: `Your link: ${p.title}`,
    greeting: p.firstName ? `Hello ${p.firstName},` : 'Hello,',
    parts: [
      text(`Here is a new link to read “${p.title}”. It replaces those before it.`),
      link('Open the document', p.href),
      text(
        'It opens the document in one browser: the one in which you have read it so far will close. It is good for seven days.',
      ),
    ],
    why: `You receive this e-mail because a new link to this document was asked for on ${p.site} for this address. If it was not you, do nothing.`,
  }),
  shared: (p) => ({
    subject: `${p.sharer} opens a document to you: ${p.title}`,
    greeting: 'Hello,',
    parts: [
      text(
        `${p.sharer}, a member of ${p.site}, shares “${p.title}” with you. You can read it until ${p.until}, without an account.`,
      ),
      link('Open the document', p.href),
      text(
        'This link is yours alone. It opens this one document, in one browser, and is good for seven days; after that its page sends you another one.',
      ),
    ],
    why: `You receive this e-mail because ${p.sharer} gave your address to ${p.site} for this share and nothing else. It will be erased a month after its end; if you do not want this document, do nothing.`,
  }),
}

export const accessLetterTexts = dictionary(fr, { en })
