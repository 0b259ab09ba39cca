import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Link, useLoaderData, useLocation } from '@remix-run/react'
import { INVITATION_STATES, InvitationAct } from '~/domain/membership/invitation'
import { askedPage } from '~/domain/paging'
import { now } from '~/http/clock.server'
import { readForm } from '~/http/forms.server'
import { notFound, requireAdmin, requireLocale } from '~/http/guards.server'
import { safeReturnPath } from '~/http/return-path.server'
import { invitationTexts } from '~/i18n/invitations'
import { paths } from '~/paths'
import { BackTo } from '~/ui/desk/back-to'
import { DoneNotice } from '~/ui/desk/done-notice'
import { EmptyList } from '~/ui/desk/empty-list'
import { FilterForm, FilterSelect, FilterText } from '~/ui/desk/filter-form'
import { Pagination } from '~/ui/desk/pagination'
import { InvitationTable } from '~/ui/invitations/invitation-table'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { changeInvitation } from '~/usecases/invitations/change-invitation.server'
import { listInvitations } from '~/usecases/invitations/list-invitations.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const admin = await requireAdmin(request)
  requireLocale(params.lang)
  const asked = new URL(request.url).searchParams
  const query = {
    words: (asked.get('q') ?? '').slice(0, 200),
    state: INVITATION_STATES.find((state) => state === asked.get('state')) ?? null,
    page: askedPage(asked.get('page')),
  }
  const sent = asked.has('sent') ? askedPage(asked.get('sent')) : null
  const left = Number(asked.get('left')) || 0
  return { ...(await listInvitations(admin, query, now())), query, done: asked.get('done'), sent, left }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const admin = await requireAdmin(request)
  const lang = requireLocale(params.lang)
  const form = await readForm(request, InvitationAct)
  if (form.outcome === 'invalid') throw notFound()
  const change = await changeInvitation(admin, form.value, now())
  if (change.outcome === 'missing') throw notFound()
  const wanted = safeReturnPath(form.formData.get('redirectTo'))
  const list = wanted?.startsWith(paths.deskInvitations(lang)) ? wanted : paths.deskInvitations(lang)
  const done = change.outcome === 'done' ? form.value.intent : 'over'
  return redirect(`${list}${list.includes('?') ? '&' : '?'}done=${done}`, 303)
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => invitationTexts[lang].list)

export default function InvitationsPage() {
  const { rows, paging, query, done, sent, left } = useLoaderData<typeof loader>()
  const lang = useLang()
  const { pathname, search } = useLocation()
  const { list: t, states } = invitationTexts[lang]
  return (
    <>
      <BackTo to={paths.deskMembers(lang)} label={t.back} />
      <div className="toolbar">
        <h1>{t.title}</h1>
        <p className="cluster">
          <Link className="button" to={paths.deskInvite(lang)}>
            {t.one}
          </Link>
          <Link className="button button-secondary" to={paths.deskInviteMany(lang)}>
            {t.many}
          </Link>
        </p>
      </div>
      <DoneNotice done={done} texts={t.done} />
      {sent === null ? null : <DoneNotice done="sent" texts={{ sent: t.sent(sent, left) }} />}
      <p>{t.lead}</p>
      <FilterForm action={paths.deskInvitations(lang)} t={t}>
        <FilterText name="q" label={t.search} value={query.words} />
        <FilterSelect
          name="state"
          label={t.state}
          value={query.state ?? ''}
          any={t.anyState}
          options={INVITATION_STATES.map((value) => ({ value, label: states[value] }))}
        />
      </FilterForm>
      {rows.length ? (
        <InvitationTable rows={rows} total={paging.total} returnTo={pathname + withoutNews(search)} />
      ) : query.words || query.state ? (
        <EmptyList title={t.none}>{t.noneHint}</EmptyList>
      ) : (
        <EmptyList title={t.nobody}>{t.nobodyHint}</EmptyList>
      )}
      <Pagination {...paging} />
    </>
  )
}

/** The list as it is filtered, without the notice of the last act. */
function withoutNews(search: string): string {
  const query = new URLSearchParams(search)
  for (const name of ['done', 'sent', 'left']) query.delete(name)
  return query.size ? `?${query}` : ''
}
