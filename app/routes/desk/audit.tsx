import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { askedPage } from '~/domain/paging'
import { requireAdmin, requireLocale, requireRecentProof } from '~/http/guards.server'
import { deskTexts } from '~/i18n/desk'
import { paths } from '~/paths'
import { AuditList } from '~/ui/desk/audit-list'
import { EmptyList } from '~/ui/desk/empty-list'
import { FilterForm, FilterSelect, FilterText } from '~/ui/desk/filter-form'
import { Pagination } from '~/ui/desk/pagination'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { readAuditTrail } from '~/usecases/audit-trail.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const admin = await requireAdmin(request)
  await requireRecentProof(request)
  const lang = requireLocale(params.lang)
  const asked = new URL(request.url).searchParams
  const word = (name: string) => (asked.get(name) ?? '').slice(0, 200)
  const query = {
    act: word('act'),
    kind: word('kind'),
    thing: word('thing'),
    person: word('person'),
    page: askedPage(asked.get('page')),
  }
  return { ...(await readAuditTrail(admin, query, lang)), query }
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => deskTexts[lang].audit)

export default function AuditPage() {
  const { rows, paging, acts, kinds, query } = useLoaderData<typeof loader>()
  const lang = useLang()
  const texts = deskTexts[lang]
  const t = texts.audit
  return (
    <>
      <h1>{t.title}</h1>
      <FilterForm action={paths.deskAudit(lang)} t={t}>
        <FilterSelect
          name="act"
          label={t.act}
          value={query.act}
          any={t.anyAct}
          options={acts.map((value) => ({ value, label: texts.acts[value] ?? value }))}
        />
        <FilterSelect
          name="kind"
          label={t.kind}
          value={query.kind}
          any={t.anyKind}
          options={kinds.map((value) => ({ value, label: texts.things[value] ?? value }))}
        />
        <FilterText name="person" label={t.person} value={query.person} />
      </FilterForm>
      {query.thing ? <p>{t.oneThing}</p> : null}
      {rows.length ? (
        <AuditList rows={rows} caption={t.count(paging.total)} admin />
      ) : (
        <EmptyList title={t.none}>{t.noneHint}</EmptyList>
      )}
      <Pagination {...paging} />
    </>
  )
}
