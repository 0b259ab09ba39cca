import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { auditQueryOf } from '~/http/audit-filter.server'
import { requireAdmin, requireLocale, requireRecentProof } from '~/http/guards.server'
import { auditTexts } from '~/i18n/audit'
import { deskTexts } from '~/i18n/desk'
import { paths } from '~/paths'
import { AuditList } from '~/ui/desk/audit-list'
import { AuditChain, AuditExport, AuditPages } from '~/ui/desk/audit-tools'
import { EmptyList } from '~/ui/desk/empty-list'
import { FilterDay, FilterForm, FilterSelect, FilterText } from '~/ui/desk/filter-form'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { verifyAudit } from '~/usecases/audit-chain.server'
import { readAuditTrail } from '~/usecases/audit-trail.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const admin = await requireAdmin(request)
  await requireRecentProof(request)
  const lang = requireLocale(params.lang)
  const asked = new URL(request.url).searchParams
  const query = auditQueryOf(asked)
  const chain = asked.get('verify') === '1' ? await verifyAudit() : null
  return { ...(await readAuditTrail(admin, query, lang)), query, chain }
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => deskTexts[lang].audit)

export default function AuditPage() {
  const { rows, total, older, newer, acts, kinds, query, chain } = useLoaderData<typeof loader>()
  const lang = useLang()
  const texts = deskTexts[lang]
  const t = texts.audit
  const more = auditTexts[lang]
  const { before: _before, after: _after, ...filters } = query
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
        <FilterDay name="from" label={more.from} value={query.from} />
        <FilterDay name="to" label={more.to} value={query.to} />
      </FilterForm>
      {query.thing ? <p>{t.oneThing}</p> : null}
      {rows.length ? (
        <AuditList rows={rows} caption={t.count(total)} admin />
      ) : (
        <EmptyList title={t.none}>{t.noneHint}</EmptyList>
      )}
      <AuditPages older={older} newer={newer} />
      <AuditExport filters={filters} />
      <AuditChain chain={chain} />
    </>
  )
}
