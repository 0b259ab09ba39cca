import { Link, useSearchParams } from '@remix-run/react'
import { type MemberQuery, type MemberSort, sortedBy } from '~/domain/membership/member-filters'
import { memberListTexts } from '~/i18n/member-list'
import { useLang } from '../use-lang'

/** The heading of a column, as a link that sorts by it; on a phone the field « Order » of the filters does. */
export function SortHeading({ sort, query }: { sort: MemberSort; query: MemberQuery }) {
  const t = memberListTexts[useLang()]
  const [asked] = useSearchParams()
  const here = query.sort === sort
  const direction = query.direction === 'asc' ? 'ascending' : 'descending'
  return (
    <th scope="col" aria-sort={here ? direction : undefined}>
      <Link className="sort-heading" to={sortedBy(asked, query, sort)} preventScrollReset>
        <span className="visually-hidden">{t.sortBy(t.sorts[sort])}</span>
        <span aria-hidden="true">
          {t.sorts[sort]} {here ? (direction === 'ascending' ? '↑' : '↓') : ''}
        </span>
      </Link>
    </th>
  )
}
