import { dictionary } from './dictionary'

const fr = {
  desk: {
    link: 'Second facteur perdu',
    linkHint: 'Quand cette personne a perdu son application ou sa clé d’accès, et ses codes de secours.',
    title: (name: string) => `Second facteur de ${name}`,
    description: 'Retirer le second facteur d’une personne qui l’a perdu.',
    lead: 'Une personne qui a perdu son application, ses clés d’accès et ses codes de secours ne peut plus se connecter. Vous pouvez faire retirer son second facteur, après avoir vérifié que c’est bien elle.',
    rules: [
      'Le retrait a lieu 24 heures plus tard, jamais tout de suite.',
      'Un courriel prévient la personne et lui permet de l’empêcher.',
      'Votre nom et la façon dont vous avez vérifié restent au journal.',
    ],
    none: 'Cette personne n’a ni application, ni clé d’accès : il n’y a rien à retirer.',
    itself: 'C’est votre propre compte : changez votre second facteur depuis vos pages de sécurité.',
    check: 'Comment avez-vous vérifié son identité ?',
    checks: {
      'in-person': 'En personne : je l’ai eue devant moi',
      video: 'En visioconférence : je l’ai reconnue',
      phone: 'Au téléphone, en l’appelant à un numéro que nous connaissions déjà',
      colleague: 'Par une personne de confiance de son organisation, que nous avons appelée',
    },
    never: 'Un courriel ne suffit jamais : qui lit sa boîte pourrait l’avoir écrit.',
    ask: 'Lancer le retrait, dans 24 heures',
    pending: (date: string) => `Le second facteur sera retiré le ${date}.`,
    askedBy: (name: string | null, date: string) =>
      name ? `Demandé par ${name} le ${date}.` : `Demandé le ${date}.`,
    stop: 'Annuler le retrait',
    stopHint: 'La personne garde son second facteur, et un courriel le lui dit.',
    done: {
      asked: 'Le retrait est lancé, et la personne est prévenue par courriel.',
      stopped: 'Le retrait est annulé, et la personne est prévenue par courriel.',
      already: 'Il n’y avait rien à faire : quelqu’un l’a peut-être fait avant vous.',
    } as Record<string, string>,
  },
  keep: {
    title: 'Garder mon second facteur',
    description: 'Empêcher le retrait du second facteur de votre compte.',
    ready:
      'Une personne de l’équipe a demandé le retrait du second facteur de votre compte. Si ce n’est pas vous qui l’avez voulu, appuyez sur ce bouton : rien ne changera.',
    button: 'Garder mon second facteur',
    keptTitle: 'Votre second facteur reste en place',
    kept: 'Le retrait est annulé, et l’équipe le voit au journal. Si vous n’aviez rien demandé, écrivez-lui : quelqu’un s’est peut-être fait passer pour vous.',
    spentTitle: 'Ce lien n’est plus valable',
    spent:
      'Le retrait a déjà été annulé, ou il a déjà eu lieu. Si vous n’aviez rien demandé, choisissez un nouveau mot de passe puis écrivez à l’équipe.',
    forgot: 'Choisir un nouveau mot de passe',
    login: 'Se connecter',
  },
}

const en: typeof fr = {
  desk: {
    link: 'Lost second factor',
    linkHint: 'When this person has lost the app or the passkey, and the recovery codes.',
    title: (name) => `Second factor of ${name}`,
    description: 'Remove the second factor of somebody who has lost it.',
    lead: 'Somebody who has lost the app, the passkeys and the recovery codes can no longer sign in. You can have the second factor removed, once you have made sure who it is.',
    rules: [
      'The removal happens 24 hours later, never at once.',
      'An e-mail tells the person, who can stop it.',
      'Your name and the way in which you made sure stay in the audit trail.',
    ],
    none: 'This person has neither app nor passkey: there is nothing to remove.',
    itself: 'This is your own account: change your second factor on your security pages.',
    check: 'How did you make sure who it is?',
    checks: {
      'in-person': 'In person: I had them in front of me',
      video: 'By video: I recognised them',
      phone: 'By phone, calling a number that we already knew',
      colleague: 'Through a trusted person of their organisation, whom we called',
    },
    never: 'An e-mail is never enough: whoever reads the mailbox could have written it.',
    ask: 'Start the removal, in 24 hours',
    pending: (date) => `The second factor will be removed on ${date}.`,
    askedBy: (name, date) => (name ? `Asked for by ${name} on ${date}.` : `Asked for on ${date}.`),
    stop: 'Cancel the removal',
    stopHint: 'The person keeps the second factor, and is told so by e-mail.',
    done: {
      asked: 'The removal has started, and the person is told by e-mail.',
      stopped: 'The removal is cancelled, and the person is told by e-mail.',
      already: 'There was nothing to do: perhaps somebody did it before you.',
    } as Record<string, string>,
  },
  keep: {
    title: 'Keep my second factor',
    description: 'Stop the removal of your account’s second factor.',
    ready:
      'A member of the team has asked for the removal of your account’s second factor. If it was not you who wanted it, press this button: nothing will change.',
    button: 'Keep my second factor',
    keptTitle: 'Your second factor stays in place',
    kept: 'The removal is cancelled, and the team sees it in its audit trail. If you had not asked for anything, write to the team: somebody may have passed for you.',
    spentTitle: 'This link is no longer valid',
    spent:
      'The removal was cancelled already, or it has happened already. If you had not asked for anything, choose a new password, then write to the team.',
    forgot: 'Choose a new password',
    login: 'Sign in',
  },
}

export const factorLossTexts = dictionary(fr, { en })
