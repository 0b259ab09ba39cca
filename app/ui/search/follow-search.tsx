import { Link } from '@remix-run/react'
import { EVERY, type Every } from '~/domain/search/saved-search'
import { savedSearchTexts } from '~/i18n/saved-searches'
import { paths } from '~/paths'
import { useLang } from '../use-lang'

type FollowSearchProps = {
  /** `?q=…`, as its address has it. */
  query: string
  /** null: not yet. */
  followed: Every | null
}

/** Offers a member to be told of what is new for this search, or says that he is. */
export function FollowSearch({ query, followed }: FollowSearchProps) {
  const lang = useLang()
  const t = savedSearchTexts[lang]
  return (
    <details className="panel follow-search">
      <summary>{followed ? t.isFollowed(t.every[followed]) : t.follow}</summary>
      <form method="post" action={paths.accountNotifications(lang)} className="form stack-tight">
        <p>{t.followHint}</p>
        <input type="hidden" name="search" value={query} />
        <fieldset className="choices">
          <legend>{t.pace}</legend>
          {EVERY.map((every) => (
            <label key={every} className="choice">
              <input
                type="radio"
                name="every"
                value={every}
                defaultChecked={every === (followed ?? EVERY[0])}
              />
              {t.every[every]}
            </label>
          ))}
        </fieldset>
        <p className="cluster">
          <button className="button button-small" type="submit" name="intent" value="follow">
            {followed ? t.change : t.submit}
          </button>
          <Link to={`${paths.accountNotifications(lang)}#searches`}>{t.manage}</Link>
        </p>
      </form>
    </details>
  )
}
