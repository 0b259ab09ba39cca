import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { LETTER_STATES } from '~/domain/letters/delivery'
import { askedPage } from '~/domain/paging'
import { requireAdmin, requireLocale } from '~/http/guards.server'
import { deskTexts } from '~/i18n/desk'
import { paths } from '~/paths'
import { EmptyList } from '~/ui/desk/empty-list'
import { FilterForm, FilterSelect, FilterText } from '~/ui/desk/filter-form'
import { LetterTable } from '~/ui/desk/letter-table'
import { Pagination } from '~/ui/desk/pagination'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { listLetters } from '~/usecases/outbox.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const admin = await requireAdmin(request)
  requireLocale(params.lang)
  const asked = new URL(request.url).searchParams
  const query = {
    words: (asked.get('q') ?? '').slice(0, 200),
    state: LETTER_STATES.find((state) => state === asked.get('state')) ?? null,
    page: askedPage(asked.get('page')),
  }
  return { ...(await listLetters(admin, query)), query }
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => deskTexts[lang].outbox)

export default function OutboxPage() {
  const { rows, paging, counts, mailServer, query } = useLoaderData<typeof loader>()
  const lang = useLang()
  const texts = deskTexts[lang]
  const t = texts.outbox
  const filtered = query.words !== '' || query.state !== null
  return (
    <>
      <h1>{t.title}</h1>
      {mailServer ? null : (
        <div className="notice notice-warning">
          <p>{t.noServer}</p>
        </div>
      )}
      <FilterForm action={paths.deskOutbox(lang)} t={t}>
        <FilterText name="q" label={t.search} value={query.words} />
        <FilterSelect
          name="state"
          label={t.state}
          value={query.state ?? ''}
          any={t.anyState}
          options={LETTER_STATES.map((value) => ({
            value,
            label: `${value === 'sent' && !mailServer ? texts.kept : texts.states[value]} (${counts[value]})`,
          }))}
        />
      </FilterForm>
      {rows.length ? (
        <LetterTable rows={rows} total={paging.total} mailServer={mailServer} />
      ) : filtered ? (
        <EmptyList title={t.none}>{t.noneHint}</EmptyList>
      ) : (
        <EmptyList title={t.empty}>{t.emptyHint}</EmptyList>
      )}
      <Pagination {...paging} />
    </>
  )
}
