import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { askedPage } from '~/domain/paging'
import { now } from '~/http/clock.server'
import { answerAccessPost } from '~/http/document-post.server'
import { requireEditor, requireLocale } from '~/http/guards.server'
import { publishingTexts } from '~/i18n/publishing'
import { requestTexts } from '~/i18n/requests'
import { paths } from '~/paths'
import { DoneNotice } from '~/ui/desk/done-notice'
import { EmptyList } from '~/ui/desk/empty-list'
import { FilterForm, FilterSelect } from '~/ui/desk/filter-form'
import { Pagination } from '~/ui/desk/pagination'
import { Table } from '~/ui/desk/table'
import { pageMeta } from '~/ui/page-meta'
import { DraftProblem } from '~/ui/publishing/draft-problem'
import { GrantRow } from '~/ui/publishing/grant-row'
import { useLang } from '~/ui/use-lang'
import { listRequests, REQUEST_STATES } from '~/usecases/access/list-requests.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireEditor(request)
  const lang = requireLocale(params.lang)
  const asked = new URL(request.url).searchParams
  const state = REQUEST_STATES.find((known) => known === asked.get('state')) ?? null
  const list = await listRequests(staff, { state, page: askedPage(asked.get('page')) }, lang, now())
  return {
    ...list,
    state,
    states: [...REQUEST_STATES],
    done: asked.get('done'),
    admin: staff.kind === 'admin',
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireEditor(request)
  return answerAccessPost(staff, { request, here: paths.deskRequests(requireLocale(params.lang)) }, now())
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => requestTexts[lang])

export default function RequestsPage() {
  const { rows, paging, state, states, done, admin } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const lang = useLang()
  const t = requestTexts[lang]
  const { grants, draft } = publishingTexts[lang]
  const { person, message, acts } = grants.columns
  return (
    <>
      <h1>{t.title}</h1>
      <p>{t.lead}</p>
      {answer ? <DraftProblem problem={answer.problem} /> : <DoneNotice done={done} texts={draft.done} />}
      <FilterForm action={paths.deskRequests(lang)} t={t}>
        <FilterSelect
          name="state"
          label={t.state}
          value={state ?? ''}
          any={t.anyState}
          options={states.map((value) => ({ value, label: grants.states[value] }))}
        />
      </FilterForm>
      {rows.length ? (
        <Table
          columns={[person, t.document, message, grants.columns.state, acts]}
          caption={t.count(paging.total)}
        >
          {rows.map(({ document, ...grant }) => (
            <GrantRow key={grant.id} grant={grant} admin={admin} document={document} />
          ))}
        </Table>
      ) : (
        <EmptyList title={state ? t.none : t.empty}>{state ? t.noneHint : t.emptyHint}</EmptyList>
      )}
      <Pagination {...paging} />
    </>
  )
}
