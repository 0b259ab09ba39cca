import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { askedPage } from '~/domain/paging'
import { now } from '~/http/clock.server'
import { requireEditor, requireLocale } from '~/http/guards.server'
import { publishingTexts } from '~/i18n/publishing'
import { paths } from '~/paths'
import { DoneNotice } from '~/ui/desk/done-notice'
import { EmptyList } from '~/ui/desk/empty-list'
import { FilterForm, FilterSelect, FilterText } from '~/ui/desk/filter-form'
import { Pagination } from '~/ui/desk/pagination'
import { pageMeta } from '~/ui/page-meta'
import { DocumentTable } from '~/ui/publishing/document-table'
import { useLang } from '~/ui/use-lang'
import { DOCUMENT_STATES, listDocumentsAtDesk, readChoices } from '~/usecases/publishing/list-at-desk.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireEditor(request)
  const lang = requireLocale(params.lang)
  const asked = new URL(request.url).searchParams
  const query = {
    words: (asked.get('q') ?? '').slice(0, 200),
    state: DOCUMENT_STATES.find((state) => state === asked.get('state')) ?? null,
    workshop: asked.get('workshop') ?? '',
    page: askedPage(asked.get('page')),
  }
  const [list, { workshops }] = await Promise.all([
    listDocumentsAtDesk(staff, query, lang, now()),
    readChoices(lang),
  ])
  return { ...list, workshops, query, states: [...DOCUMENT_STATES], done: asked.get('done') }
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => publishingTexts[lang].documents)

export default function DocumentsPage() {
  const { rows, paging, workshops, query, states, done } = useLoaderData<typeof loader>()
  const lang = useLang()
  const texts = publishingTexts[lang]
  const t = texts.documents
  const filtered = query.words !== '' || query.state !== null || query.workshop !== ''
  return (
    <>
      <div className="toolbar">
        <h1>{t.title}</h1>
        <Link className="button" to={paths.deskNewDocument(lang)}>
          {t.create}
        </Link>
      </div>
      <DoneNotice done={done} texts={texts.draft.done} />
      <FilterForm action={paths.deskDocuments(lang)} t={t}>
        <FilterText name="q" label={t.search} value={query.words} />
        <FilterSelect
          name="state"
          label={t.state}
          value={query.state ?? ''}
          any={t.anyState}
          options={states.map((value) => ({ value, label: t.states[value] }))}
        />
        <FilterSelect
          name="workshop"
          label={t.workshop}
          value={query.workshop}
          any={t.anyWorkshop}
          options={[
            { value: 'none', label: t.noWorkshop },
            ...workshops.map(({ id, title }) => ({ value: id, label: title })),
          ]}
        />
      </FilterForm>
      {rows.length ? (
        <DocumentTable rows={rows} total={paging.total} />
      ) : filtered ? (
        <EmptyList title={t.none}>{t.noneHint}</EmptyList>
      ) : (
        <EmptyList title={t.empty}>{t.emptyHint}</EmptyList>
      )}
      <Pagination {...paging} />
    </>
  )
}
