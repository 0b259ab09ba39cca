import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { now } from '~/http/clock.server'
import { requireEditor, requireLocale } from '~/http/guards.server'
import { collectionTexts } from '~/i18n/collections'
import { paths } from '~/paths'
import { DoneNotice } from '~/ui/desk/done-notice'
import { EmptyList } from '~/ui/desk/empty-list'
import { Table } from '~/ui/desk/table'
import { pageMeta } from '~/ui/page-meta'
import { LifePill } from '~/ui/publishing/life-pill'
import { useLang } from '~/ui/use-lang'
import { listCollectionsAtDesk } from '~/usecases/collections/collections-at-desk.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireEditor(request)
  const lang = requireLocale(params.lang)
  const rows = await listCollectionsAtDesk(staff, lang, now())
  return { rows, done: new URL(request.url).searchParams.get('done') }
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => collectionTexts[lang].desk)

export default function CollectionsPage() {
  const { rows, done } = useLoaderData<typeof loader>()
  const lang = useLang()
  const t = collectionTexts[lang].desk
  return (
    <>
      <div className="toolbar">
        <h1>{t.title}</h1>
        <Link className="button" to={paths.deskNewCollection(lang)}>
          {t.create}
        </Link>
      </div>
      <DoneNotice done={done} texts={t.done} />
      {rows.length ? (
        <Table
          columns={[t.columns.title, t.columns.life, t.columns.documents]}
          caption={t.count(rows.length)}
        >
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Link to={paths.deskCollection(lang, row.id)}>{row.title}</Link>
              </th>
              <td data-label={t.columns.life}>
                <LifePill life={row.life} />
              </td>
              <td data-label={t.columns.documents}>
                <Link to={paths.deskCollectionDocuments(lang, row.id)}>
                  {t.inIt(row.documents)}
                  <span className="visually-hidden"> – {row.title}</span>
                </Link>
              </td>
            </tr>
          ))}
        </Table>
      ) : (
        <EmptyList title={t.none}>{t.noneHint}</EmptyList>
      )}
    </>
  )
}
