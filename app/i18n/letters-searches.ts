import { dictionary } from './dictionary'
import { type LetterTexts, link, type Named, text, when } from './letter-parts'

type News = Named & { href: string; q: string; titles: string[]; total: number; end: string }

const fr = {
  somethingNew: (p: News): LetterTexts => ({
    subject: `Du nouveau pour «\u00a0${p.q}\u00a0» sur ${p.site}`,
    greeting: `Bonjour ${p.firstName},`,
    parts: [
      text(
        p.total > 1
          ? `${p.total} documents parus depuis le dernier courriel répondent à votre recherche «\u00a0${p.q}\u00a0»\u00a0:`
          : `Un document paru depuis le dernier courriel répond à votre recherche «\u00a0${p.q}\u00a0»\u00a0:`,
      ),
      ...p.titles.map((title) => text(`– ${title}`)),
      ...when(p.total > p.titles.length, text('Les autres sont parmi les résultats.')),
      link('Voir les résultats, les plus récents d’abord', p.href),
      link('Ne plus suivre cette recherche', p.end),
    ],
    why: `Vous recevez ce courriel parce que vous suivez cette recherche sur ${p.site}. Le second lien y met fin sans que vous ayez à vous connecter.`,
  }),
}

const en: typeof fr = {
  somethingNew: (p) => ({
    subject: `Something new for “${p.q}” on ${p.site}`,
    greeting: `Hello ${p.firstName},`,
    parts: [
      text(
        p.total > 1
          ? `${p.total} documents that came out since the last e-mail answer your search “${p.q}”:`
          : `A document that came out since the last e-mail answers your search “${p.q}”:`,
      ),
      ...p.titles.map((title) => text(`– ${title}`)),
      ...when(p.total > p.titles.length, text('The others are among the results.')),
      link('See the results, the newest first', p.href),
      link('Follow this search no more', p.end),
    ],
    why: `You get this e-mail because you follow this search on ${p.site}. The second link ends that without signing in.`,
  }),
}

export const searchLetterTexts = dictionary(fr, { en })
