import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '~/http/clock.server'
import { requireAdmin, requireLocale } from '~/http/guards.server'
import { retentionDeskTexts } from '~/i18n/retention-desk'
import { paths } from '~/paths'
import { BackTo } from '~/ui/desk/back-to'
import { EmptyList } from '~/ui/desk/empty-list'
import { RetentionReport } from '~/ui/desk/retention-report'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { listRetentionReports, runRetention } from '~/usecases/retention/run-retention.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const admin = await requireAdmin(request)
  requireLocale(params.lang)
  return { reports: await listRetentionReports(admin) }
}

/** Only ever a dry run: what ends, ends by its term. */
export async function action({ request, params }: ActionFunctionArgs) {
  await requireAdmin(request)
  const lang = requireLocale(params.lang)
  await runRetention({ dryRun: true, via: 'web' }, now())
  return redirect(paths.deskRetention(lang), 303)
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => retentionDeskTexts[lang])

export default function RetentionPage() {
  const { reports } = useLoaderData<typeof loader>()
  const lang = useLang()
  const t = retentionDeskTexts[lang]
  return (
    <>
      <h1>{t.title}</h1>
      <p className="lead">{t.lead}</p>
      <BackTo to={paths.page(lang, 'privacy')} label={t.terms} />
      <form method="post" className="stack">
        <p>{t.dryRunHint}</p>
        <p>
          <button className="button button-secondary" type="submit">
            {t.dryRun}
          </button>
        </p>
      </form>
      {reports.length ? (
        reports.map((report, index) => <RetentionReport key={report.id} newest={index === 0} {...report} />)
      ) : (
        <EmptyList title={t.none}>{t.noneHint}</EmptyList>
      )}
    </>
  )
}
