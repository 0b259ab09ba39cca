import type { Audience } from '~/domain/access/access-policy'
import { dictionary } from './dictionary'

const closed: Record<Audience, string> = {
  public: 'Pas encore ouvert.',
  members: 'Réservé aux membres.',
  'by-request': 'Accès sur demande.',
  staff: '',
}

const fr = {
  title: (site: string, of: string | null) =>
    of ? `${site}\u00a0: ${of}` : `${site}\u00a0: nouveaux documents`,
  atom: 'Nouveaux documents (Atom)',
  json: 'Nouveaux documents (JSON Feed)',
  closed,
  calendar: 'Ajouter à l’agenda (iCalendar)',
  allWorkshops: 'Tous les ateliers dans votre agenda (iCalendar)',
  follow: 'Suivre les nouveautés (Atom)',
  programme: 'Programme',
  searchIn: (site: string) => `Chercher dans la bibliothèque de ${site}`,
  calendarName: (site: string) => `Ateliers de ${site}`,
}

const en: typeof fr = {
  title: (site, of) => (of ? `${site}: ${of}` : `${site}: new documents`),
  atom: 'New documents (Atom)',
  json: 'New documents (JSON Feed)',
  closed: {
    public: 'Not open yet.',
    members: 'For members.',
    'by-request': 'Access on request.',
    staff: '',
  },
  calendar: 'Add to your calendar (iCalendar)',
  allWorkshops: 'All workshops in your calendar (iCalendar)',
  follow: 'Follow what is new (Atom)',
  programme: 'Programme',
  searchIn: (site) => `Search the library of ${site}`,
  calendarName: (site) => `Workshops of ${site}`,
}

export const feedTexts = dictionary(fr, { en })
