import type { Every } from '~/domain/search/saved-search'
import { dictionary } from './dictionary'

const every: Record<Every, string> = {
  week: 'une fois par semaine au plus',
  day: 'une fois par jour au plus',
}

const fr = {
  every,
  follow: 'Suivre cette recherche',
  followHint: 'Un courriel vous dit quand un nouveau document y répond.',
  pace: 'À quel rythme',
  submit: 'Suivre',
  change: 'Changer le rythme',
  isFollowed: (often: string): string => `Vous suivez cette recherche, ${often}.`,
  manage: 'Les recherches que je suis',
  title: 'Les recherches que vous suivez',
  none: 'Aucune pour l’instant. Une recherche faite, ses résultats proposent de la suivre.',
  search: 'Chercher dans la bibliothèque',
  narrowed: 'avec des filtres',
  stop: 'Ne plus suivre',
  stopOf: (q: string): string => `Ne plus suivre «\u00a0${q}\u00a0»`,
  full: (most: string): string =>
    `Vous suivez déjà ${most} recherches\u00a0: cessez d’en suivre une pour en ajouter une autre.`,
  done: {
    followed: 'C’est noté\u00a0: un courriel vous dira quand quelque chose de nouveau y répond.',
    stopped: 'Vous ne suivez plus cette recherche.',
  },
  ending: {
    title: 'Ne plus suivre une recherche',
    description: 'Mettre fin aux courriels d’une recherche suivie.',
    lead: (q: string): string => `Plus aucun courriel ne partira pour la recherche «\u00a0${q}\u00a0».`,
    submit: 'Ne plus la suivre',
    doneTitle: 'C’est fait',
    done: 'Cette recherche n’est plus suivie\u00a0: aucun courriel ne partira plus pour elle.',
    spentTitle: 'Cette recherche n’est plus suivie',
    spent: 'Il n’y a plus rien à arrêter ici.',
    go: 'Chercher dans la bibliothèque',
  },
}

const en: typeof fr = {
  every: { week: 'once a week at most', day: 'once a day at most' },
  follow: 'Follow this search',
  followHint: 'An e-mail tells you when a new document answers it.',
  pace: 'How often',
  submit: 'Follow',
  change: 'Change how often',
  isFollowed: (often) => `You follow this search, ${often}.`,
  manage: 'The searches that I follow',
  title: 'The searches that you follow',
  none: 'None yet. Once you have searched, the results offer to follow it.',
  search: 'Search the library',
  narrowed: 'with filters',
  stop: 'Follow no more',
  stopOf: (q) => `Follow “${q}” no more`,
  full: (most) => `You follow ${most} searches already: stop following one to add another.`,
  done: {
    followed: 'Noted: an e-mail will tell you when something new answers it.',
    stopped: 'You do not follow this search any more.',
  },
  ending: {
    title: 'Follow a search no more',
    description: 'End the e-mails of a search that you follow.',
    lead: (q) => `No more e-mail will be sent for the search “${q}”.`,
    submit: 'Follow it no more',
    doneTitle: 'Done',
    done: 'This search is not followed any more: no more e-mail will be sent for it.',
    spentTitle: 'This search is not followed any more',
    spent: 'There is nothing left to end here.',
    go: 'Search the library',
  },
}

export const savedSearchTexts = dictionary(fr, { en })
