/** A name as bibliographies sort it; a body of people has one name that nobody takes apart. */
export type AuthorName =
  | { family: string; given: string; 'non-dropping-particle'?: string }
  | { literal: string }

/** Words that a body's name has and a person's has not, without accents or case. */
const OF_BODIES =
  /\b(?:agence|association|atelier|bureau|centre|center|chaire|collectif|collective|comite|commune|conseil|council|cooperative|department|departement|direction|ecole|equipe|etablissement|federation|fondation|foundation|group|groupe|institut|institute|laboratoire|laboratory|mairie|metropole|ministere|ministry|observatoire|office|redaction|region|reseau|school|service|societe|society|syndicat|team|universite|university|ville|city|town)\b/

const PARTICLE = /^(?:d|da|das|de|del|della|den|der|des|di|do|dos|du|la|le|les|ten|ter|van|von|zu)$/

/**
 * Family and given name of who is written « Marie Exemple », « Jean de La Fontaine » or, where that guess would fail,
 * « Exemple Martin, Marie ». What looks like a body of people stays whole.
 */
export function authorName(written: string): AuthorName {
  const name = written.trim().replace(/\s+/g, ' ')
  const [family, given, ...more] = name.split(', ')
  if (family && given && !more.length) return { family, given }
  const words = name.split(' ')
  const last = words.length - 1
  if (last === 0 || last > 4 || /[\d&()/:]/.test(name) || OF_BODIES.test(plain(name)))
    return { literal: name }
  const particle = words.findIndex((word, n) => n > 0 && n < last && PARTICLE.test(word))
  const begins = particle > 0 ? particle : last
  const particles = particle > 0 ? words.slice(particle, last).filter((word) => PARTICLE.test(word)) : []
  const rest = words.slice(begins + particles.length)
  if (!rest.every(isCapital) || !words.slice(0, begins).every(isCapital)) return { literal: name }
  return {
    family: rest.join(' '),
    given: words.slice(0, begins).join(' '),
    ...(particles.length ? { 'non-dropping-particle': particles.join(' ') } : {}),
  }
}

const isCapital = (word: string) => word[0] !== word[0]?.toLowerCase() || /^d['’]\p{Lu}/u.test(word)

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
