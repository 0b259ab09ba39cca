import { Link } from '@remix-run/react'
import { type Every, MOST_SAVED } from '~/domain/search/saved-search'
import { formatNumber } from '~/i18n/formats'
import { savedSearchTexts } from '~/i18n/saved-searches'
import { paths } from '~/paths'
import { FormAlert } from '../entrance/form-parts'
import { useLang } from '../use-lang'

type Followed = { id: string; query: string; q: string; narrowed: boolean; every: Every }

/** The searches that a member follows, each leading to its results, and how to end it. */
export function SavedSearches({ searches, full }: { searches: Followed[]; full: boolean }) {
  const lang = useLang()
  const t = savedSearchTexts[lang]
  return (
    <section className="stack" aria-labelledby="searches">
      <h2 id="searches">{t.title}</h2>
      {full ? (
        <FormAlert>
          <p>{t.full(formatNumber(MOST_SAVED, lang))}</p>
        </FormAlert>
      ) : null}
      {searches.length ? null : (
        <p>
          {t.none} <Link to={paths.search(lang)}>{t.search}</Link>
        </p>
      )}
      <ul className="plain-list stack-tight">
        {searches.map((search) => (
          <li key={search.id} className="cluster">
            <span>
              <Link to={paths.search(lang) + search.query}>{search.q}</Link>
              {search.narrowed ? ` (${t.narrowed})` : null}, {t.every[search.every]}
            </span>
            <form method="post">
              <input type="hidden" name="search" value={search.id} />
              <button
                className="button button-secondary button-small"
                type="submit"
                name="intent"
                value="stop"
                aria-label={t.stopOf(search.q)}
              >
                {t.stop}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}
