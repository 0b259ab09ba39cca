import { useLocation, useSearchParams } from '@remix-run/react'
import { isFiltered, MEMBER_SORTS, type MemberQuery, SEEN_FILTERS } from '~/domain/membership/member-filters'
import { ROLES, STAKEHOLDER_GROUPS, STANDINGS, type Standing } from '~/domain/membership/membership'
import { accountTexts } from '~/i18n/account'
import { deskTexts } from '~/i18n/desk'
import { memberListTexts } from '~/i18n/member-list'
import { membershipTexts } from '~/i18n/membership'
import { paths } from '~/paths'
import { useLang } from '../use-lang'
import { FilterDay, FilterForm, FilterSelect, FilterText } from './filter-form'

/** What the list of members is narrowed to and sorted by. */
export function MemberFilters({ query, counts }: { query: MemberQuery; counts: Record<Standing, number> }) {
  const lang = useLang()
  const texts = deskTexts[lang]
  const t = { ...texts.members, ...memberListTexts[lang] }
  const { search } = useLocation()
  const [asked] = useSearchParams()
  const narrowed = isFiltered({ ...query, words: '', standing: null })
  return (
    // A key of its own for each address: fields show what is filtered, also after « back ».
    <FilterForm
      key={search}
      action={paths.deskMembers(lang)}
      t={t}
      more={
        <details className="confirm-quiet filters-more" open={narrowed}>
          <summary>{t.more}</summary>
          <div className="filters">
            <FilterSelect
              name="role"
              label={t.role}
              value={query.role ?? ''}
              any={t.anyRole}
              options={ROLES.map((value) => ({ value, label: accountTexts[lang].roles[value] }))}
            />
            <FilterSelect
              name="group"
              label={t.group}
              value={query.group ?? ''}
              any={t.anyGroup}
              options={STAKEHOLDER_GROUPS.map((value) => ({
                value,
                label: membershipTexts[lang].groups[value],
              }))}
            />
            <FilterText name="organisation" label={t.organisation} value={query.organisation} />
            <FilterSelect
              name="sort"
              label={t.sort}
              value={asked.get('sort') ?? ''}
              any={t.usualOrder}
              options={MEMBER_SORTS.map((value) => ({ value, label: t.sorts[value] }))}
            />
            <FilterSelect
              name="seen"
              label={t.seen}
              value={query.seen ?? ''}
              any={t.anySeen}
              options={SEEN_FILTERS.map((value) => ({ value, label: t.seenFilters[value] }))}
            />
            <FilterDay name="seenOn" label={t.seenOn} value={query.seenOn} />
            <FilterDay name="from" label={t.registeredFrom} value={query.registeredFrom} />
            <FilterDay name="to" label={t.registeredTo} value={query.registeredTo} />
          </div>
        </details>
      }
    >
      <FilterText name="q" label={t.search} value={query.words} />
      <FilterSelect
        name="standing"
        label={t.standing}
        value={query.standing ?? ''}
        any={t.anyStanding}
        options={STANDINGS.map((value) => ({
          value,
          label: `${texts.standings[value]} (${counts[value]})`,
        }))}
      />
    </FilterForm>
  )
}
