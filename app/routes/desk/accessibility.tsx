import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { FILE_FORMATS } from '~/domain/library/file-format'
import { requireEditor, requireLocale } from '~/http/guards.server'
import { accessibilityDeskTexts } from '~/i18n/accessibility-desk'
import { paths } from '~/paths'
import { EmptyList } from '~/ui/desk/empty-list'
import { Table } from '~/ui/desk/table'
import { pageMeta } from '~/ui/page-meta'
import { useLang } from '~/ui/use-lang'
import { listWithoutAccessibleVersion } from '~/usecases/publishing/without-accessible-version.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireEditor(request)
  return { files: await listWithoutAccessibleVersion(staff, requireLocale(params.lang)) }
}

export const meta: MetaFunction = (args) => pageMeta(args, (lang) => accessibilityDeskTexts[lang].report)

export default function AccessibilityPage() {
  const { files } = useLoaderData<typeof loader>()
  const lang = useLang()
  const t = accessibilityDeskTexts[lang].report
  return (
    <>
      <h1>{t.title}</h1>
      <p>{t.lead}</p>
      {files.length ? (
        <Table columns={Object.values(t.columns)} caption={t.count(files.length)}>
          {files.map(({ fileId, name, format, document, why }) => (
            <tr key={fileId}>
              <th scope="row">
                {name} <small>{FILE_FORMATS[format].label}</small>
              </th>
              <td data-label={t.columns.document}>
                <Link to={paths.deskDocument(lang, document.id)}>{document.title}</Link>
              </td>
              <td data-label={t.columns.why}>{t.why[why]}</td>
              <td data-label={t.columns.act}>
                <Link to={paths.deskDocumentVersions(lang, document.id)}>
                  {t.describe}
                  <span className="visually-hidden"> {name}</span>
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
