import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useLocation } from '@remix-run/react'
import { ROLES, STANDINGS } from '~/domain/membership/membership'
import { askedPage } from '~/domain/paging'
import { now } from '~/http/clock.server'
import { requireAdmin, requireLocale } from '~/http/guards.server'
import { accountTexts } from '~/i18n/account'
import { deskTexts } from '~/i18n/desk'
import { invitationTexts } from '~/i18n/invitations'
import { paths } from '~/paths'
import { DoneNotice } from '~/ui/desk/done-notice'
import { EmptyList } from '~/ui/desk/empty-list'
import { FilterForm, FilterSelect, FilterText } from '~/ui/desk/filter-form'
import { MemberTable } from '~/ui/desk/member-table'
import { Pagination } from '~/ui/desk/pagination'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { listMembers, MEMBER_ORDERS } from '~/usecases/members/list-members.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const admin = await requireAdmin(request)
  requireLocale(params.lang)
  const asked = new URL(request.url).searchParams
  const query = {
    words: (asked.get('q') ?? '').slice(0, 200),
    standing: STANDINGS.find((standing) => standing === asked.get('standing')) ?? null,
    role: ROLES.find((role) => role === asked.get('role')) ?? null,
    order: MEMBER_ORDERS.find((order) => order === asked.get('order')) ?? 'waiting',
    page: askedPage(asked.get('page')),
  }
  const list = await listMembers(admin, query, now())
  return { ...list, query, orders: [...MEMBER_ORDERS], done: asked.get('done') }
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => deskTexts[lang].members)

export default function MembersPage() {
  const { rows, paging, counts, query, orders, done } = useLoaderData<typeof loader>()
  const lang = useLang()
  const { pathname, search } = useLocation()
  const texts = deskTexts[lang]
  const t = texts.members
  const filtered = query.words !== '' || query.standing !== null || query.role !== null
  return (
    <>
      <div className="toolbar">
        <h1>{t.title}</h1>
        <Link className="button button-secondary" to={paths.deskInvitations(lang)}>
          {invitationTexts[lang].list.title}
        </Link>
      </div>
      <DoneNotice done={done} texts={texts.member.done} />
      <FilterForm action={paths.deskMembers(lang)} t={t}>
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
        <FilterSelect
          name="role"
          label={t.role}
          value={query.role ?? ''}
          any={t.anyRole}
          options={ROLES.map((value) => ({ value, label: accountTexts[lang].roles[value] }))}
        />
        <FilterSelect
          name="order"
          label={t.order}
          value={query.order}
          options={orders.map((value) => ({ value, label: t.orders[value] }))}
        />
      </FilterForm>
      {rows.length ? (
        <MemberTable rows={rows} total={paging.total} returnTo={pathname + withoutDone(search)} />
      ) : filtered ? (
        <EmptyList title={t.none}>{t.noneHint}</EmptyList>
      ) : (
        <EmptyList title={t.nobody}>{t.nobodyHint}</EmptyList>
      )}
      <Pagination {...paging} />
    </>
  )
}

/** The list as it is filtered, without the notice of the last act. */
function withoutDone(search: string): string {
  const query = new URLSearchParams(search)
  query.delete('done')
  return query.size ? `?${query}` : ''
}
