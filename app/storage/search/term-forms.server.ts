import type { SearchTerm, TermForms } from '~/domain/search/search-query'
import { askIndex } from './ask-index.server'

type Row = Omit<TermForms, 'others' | 'loose'> & { others: string[]; loose: string[] }

/** Each term as the index of the search knows it, by its own rules (search_french, search_words), in their order. */
export async function termForms(terms: readonly SearchTerm[]): Promise<TermForms[]> {
  if (!terms.length) return []
  const texts = terms.map(({ text }) => text)
  const phrases = terms.map(({ phrase }) => phrase)
  // A third person (« innovent ») may be a noun (« présidents »): such an ending is looked for both ways.
  return askIndex<Row>`
    select words,
      case when phrase then phraseto_tsquery('french', french) else plainto_tsquery('french', french) end::text as french,
      case when phrase then phraseto_tsquery('english', words) else plainto_tsquery('english', words) end::text as english,
      case when phrase then array[phraseto_tsquery('simple', words)::text]
        else array[plainto_tsquery('simple', words)::text, plainto_tsquery('french', words)::text, plainto_tsquery('french', third)::text] end as others,
      case when phrase then array[replace(plainto_tsquery('french', french)::text, '&', '|'), replace(plainto_tsquery('english', words)::text, '&', '|')]
        else '{}' end as loose
    from (
      select phrase, place, search_words(term) as words, search_french(term) as french,
        search_french(regexp_replace(search_words(term), '([a-z]{4}[a-ln-z])ente?s?\\M', '\\1ent', 'g')) as third
      from unnest(${texts}::text[], ${phrases}::boolean[]) with ordinality as t(term, phrase, place)
    ) as folded
    order by place`
}
