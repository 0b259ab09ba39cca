import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { now } from '~/http/clock.server'
import { requireEditor, requireLocale } from '~/http/guards.server'
import { formatDate } from '~/i18n/formats'
import { libraryTexts } from '~/i18n/library'
import { publishingTexts } from '~/i18n/publishing'
import { paths } from '~/paths'
import { DoneNotice } from '~/ui/desk/done-notice'
import { EmptyList } from '~/ui/desk/empty-list'
import { Table } from '~/ui/desk/table'
import { pageMeta } from '~/ui/page-meta'
import { LifePill } from '~/ui/publishing/life-pill'
import { useLang } from '~/ui/use-lang'
import { listWorkshopsAtDesk } from '~/usecases/publishing/list-at-desk.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireEditor(request)
  const lang = requireLocale(params.lang)
  const rows = await listWorkshopsAtDesk(staff, lang, now())
  return { rows, done: new URL(request.url).searchParams.get('done') }
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => publishingTexts[lang].workshops)

export default function WorkshopsPage() {
  const { rows, done } = useLoaderData<typeof loader>()
  const lang = useLang()
  const texts = publishingTexts[lang]
  const t = texts.workshops
  return (
    <>
      <div className="toolbar">
        <h1>{t.title}</h1>
        <Link className="button" to={paths.deskNewWorkshop(lang)}>
          {t.create}
        </Link>
      </div>
      <DoneNotice done={done} texts={texts.draft.done} />
      {rows.length ? (
        <Table
          columns={[t.columns.title, t.columns.date, t.columns.life, t.columns.audience, t.columns.documents]}
          caption={t.count(rows.length)}
        >
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Link to={paths.deskWorkshop(lang, row.id)}>{row.title}</Link>
                <br />
                <small>{row.theme}</small>
              </th>
              <td data-label={t.columns.date}>
                {row.date ? formatDate(row.date, lang) : libraryTexts[lang].undated}
              </td>
              <td data-label={t.columns.life}>
                <LifePill life={row.life} />
              </td>
              <td data-label={t.columns.audience}>{libraryTexts[lang].audiences[row.audience]}</td>
              <td data-label={t.columns.documents}>{row.documents}</td>
            </tr>
          ))}
        </Table>
      ) : (
        <EmptyList title={t.none}>{t.noneHint}</EmptyList>
      )}
    </>
  )
}
